#!/bin/sh
# fonts_test.sh ROOT: the fonts are those that fonts/README.md tells of, byte for byte, and each still
# carries the notices of its authors, which stand beside it too.
set -eu
cd "$1/fonts"
failures=0

wrong() {
    echo "failed: $*" >&2
    failures=$((failures + 1))
}

for font in *.ttf; do
    sum=$(sha256sum "$font" | cut -d ' ' -f 1)
    grep -qF "| \`$font\` |" README.md || wrong "fonts/README.md does not tell of $font"
    grep -F "| \`$font\` |" README.md | grep -qF "\`$sum\`" || wrong "$font has the sum $sum, not that of fonts/README.md"
    for notice in 'Copyright 2015 Google Inc. All Rights Reserved.' \
        'This Font Software is licensed under the SIL Open Font License, Version 1.1.'; do
        grep -qxF "$notice" OFL-1.1.txt || wrong "fonts/OFL-1.1.txt lacks: $notice"
        # the name table is UTF-16
        tr -d '\000' <"$font" | grep -qaF "$notice" || wrong "$font lacks: $notice"
    done
done
tr -d '\000' <BCSans-Regular.ttf | grep -qaF 'Copyright Province of B.C. 2019. All Rights Reserved.' ||
    wrong "BCSans-Regular.ttf lacks the notice of the Province"
grep -qxF 'Copyright Province of B.C. 2019. All Rights Reserved.' OFL-1.1.txt ||
    wrong "fonts/OFL-1.1.txt lacks the notice of the Province"
grep -q 'Apache License' LICENSE-Apache-2.0.txt || wrong "fonts/LICENSE-Apache-2.0.txt is not that licence"
[ $failures -eq 0 ]
