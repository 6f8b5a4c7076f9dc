/*
 * unit.h - what every unit test includes last: cmocka with what it wants included before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#endif
