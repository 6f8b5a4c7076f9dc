"use strict";
var end = "</script>";
// <!--
