"""The program that the host's shell runs during a deployment: one session, one lock, a line for each order.

It needs sh, flock, sha256sum, find, ln, mv: what any Linux has. Orders come on standard input, answers go out as
`OK …`, `NO …`; when the line is cut it ends, and the lock with it.

    <folder>/khoa               the lock; holds who has it, since when
    <folder>/current            symlink to releases/<id>: the root of the web server
    <folder>/releases/<id>/     a published tree; <id>.sha256 beside it lists its files
    <folder>/releases/.<id>/    the same while it is being sent
    <folder>/thu-tu             ids of the releases in the order in which they first went live
"""

KEPT = 5

# $1 folder, $2 who and since when, $3 seconds to wait for the lock, $4 number of releases kept
PROGRAM = r"""
set -u; umask 022; export LC_ALL=C
say_no() { echo "NO $*"; }
unwritten() { say_no "write $(df -Pk . 2>/dev/null | tail -n 1 | awk '{ print $4 }')"; } # with the KiB that are left
[ -d "$1" ] || { say_no folder; exit 0; }
cd -- "$1" || { say_no folder; exit 0; }
{ mkdir -p releases && : >>khoa && exec 9<>khoa; } || { unwritten; exit 0; }
flock -w "$3" 9 || { say_no "busy $(head -c 200 khoa)"; exit 0; }
printf '%s\n' "$2" >khoa || { unwritten; exit 0; }
live() { readlink current 2>/dev/null | sed 's,^releases/,,'; }
sound() { # folder, list
  [ -f "$2" ] && ( cd "$1" && sha256sum --check --quiet --strict "../${2#releases/}" ) >&2 &&
  [ "$(find "$1" ! -type d | wc -l)" = "$(wc -l <"$2")" ] && [ -z "$(find "$1" ! -type d ! -type f | head -n 1)" ]
}
shown() { [ -d "releases/$1" ] && [ -f "releases/$1.sha256" ]; }
echo "OK $(live)"
while read -r order id; do
  case "$order" in
  stands) if shown "$id"; then echo "OK yes"; else echo "OK no"; fi ;;
  list) # the list of the files follows on the next lines, up to an empty one
    while IFS= read -r line && [ -n "$line" ]; do printf '%s\n' "$line"; done >"releases/.$id.sha256" &&
      echo OK || unwritten ;;
  arrive) # what was sent is compared with the list, then gets its name
    if sound "releases/.$id" "releases/.$id.sha256"; then
      { sync -f releases 2>/dev/null || sync; } &&
      mv "releases/.$id.sha256" "releases/$id.sha256" && mv "releases/.$id" "releases/$id" && echo OK || unwritten
    else say_no sound; fi ;;
  check) if shown "$id" && sound "releases/$id" "releases/$id.sha256"; then echo OK; else say_no sound; fi ;;
  switch) # one rename: before it the old release is live, after it the new one
    { rm -f .current.moi && ln -s "releases/$id" .current.moi &&
      { grep -qx "$id" thu-tu 2>/dev/null || printf '%s\n' "$id" >>thu-tu; } &&
      mv -T .current.moi current && { sync -f . 2>/dev/null || sync; }; } && echo OK || unwritten ;;
  order) # releases that stand, oldest first
    out=; [ -f thu-tu ] && while read -r one; do shown "$one" && out="$out $one"; done <thu-tu; echo "OK$out" ;;
  drop) rm -rf "releases/.$id" "releases/.$id.sha256"; echo OK ;;
  prune) # all but the newest, what is live always stays; unfinished ones of other releases go
    newest=$(while read -r one; do shown "$one" && echo "$one"; done <thu-tu | tail -n "$4" | tr '\n' ' ')
    keep=" $newest $(live) "
    for path in releases/* releases/.[0-9]*; do
      one=${path#releases/}; one=${one#.}; one=${one%.sha256}
      case "$keep" in *" $one "*) ;; *) [ -e "$path" ] && rm -rf -- "$path" ;; esac
    done; echo OK ;;
  *) say_no order ;;
  esac
done
"""
