/* version.h - which lykt this is. */
#ifndef BUILD_VERSION_H
#define BUILD_VERSION_H

#define LYKT_VERSION "0.1.0"

#endif
