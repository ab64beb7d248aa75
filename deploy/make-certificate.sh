#!/bin/sh
# The certificate by which the reverse proxy knows the app: make-certificate.sh FOLDER. One that is
# there stays. Only the app's account reads the key; the certificate is for the proxy to read.
set -eu
folder=$1
[ -s "$folder/app.pem" ] && [ -s "$folder/app.key" ] && exit 0
mkdir -p "$folder"
chmod 711 "$folder"
umask 077
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
	-subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
	-keyout "$folder/app.key" -out "$folder/app.pem" 2>/dev/null
chmod 644 "$folder/app.pem"
