# Sourced by run and check: the first Python of 3.11 or later, as $python.
for python in python3 python3.14 python3.13 python3.12 python3.11 none; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    break
  fi
done
if [ "$python" = none ]; then
  echo "Twenty Weeks needs Python 3.11 or later, and none was found." \
    "Install it (apt-get install python3) and run this again." >&2
  exit 3
fi
