#!/bin/sh
# Fails unless each library can be loaded where a page of memory has 16 KiB, as on Android's newest devices: the store
# refuses an application with a library that is aligned for less.
#
#   sh pages.sh <library>...
set -eu
for library; do
    readelf --wide --segments "$library" | awk -v library="$library" '
        function hex(text, number, digit) {
            for (digit = 3; digit <= length(text); digit++)
                number = number * 16 + index("0123456789abcdef", substr(text, digit, 1)) - 1
            return number
        }
        $1 == "LOAD" {
            align = hex($NF)
            if (align < 16384 || hex($2) % align != hex($3) % align) bad = 1
            if (!least || align < least) least = align
        }
        END { print library ": laid out for pages of " least " bytes"; exit bad || !least }'
done
