#!/usr/bin/env bash
# Makes the certificates in this folder anew: an authority, and what it says of hooks.example.com.
set -euo pipefail
cd "$(dirname "$0")"
made=$(mktemp -d)
touch "$made/index.txt"
cat > "$made/ca.cnf" <<END
[ca]
default_ca = here
[here]
database = $made/index.txt
new_certs_dir = $made
rand_serial = yes
default_md = sha256
policy = names
unique_subject = no
[names]
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
[receiver]
subjectAltName = DNS:hooks.example.com
END
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }
# sign NAME EXTENSIONS UNTIL [how]
sign() {
  openssl req -new -key "$made/$1.key" -subj "/CN=$1" -out "$made/$1.csr"
  openssl ca -batch -notext -config "$made/ca.cnf" -extensions "$2" -startdate 20200101000000Z \
    -enddate "$3" -in "$made/$1.csr" -out "$made/$1.pem" "${@:4}"
}
key "$made/authority.key"
sign authority authority 21200101000000Z -selfsign -keyfile "$made/authority.key"
cp "$made/authority.pem" .
key receiver.key
cp receiver.key "$made/signed.key"
cp receiver.key "$made/expired.key"
cp receiver.key "$made/self-signed.key"
by=(-cert "$made/authority.pem" -keyfile "$made/authority.key")
sign signed receiver 21200101000000Z "${by[@]}"
sign expired receiver 20200102000000Z "${by[@]}"
sign self-signed receiver 21200101000000Z -selfsign -keyfile receiver.key
cp "$made/signed.pem" "$made/expired.pem" "$made/self-signed.pem" .
rm -r "$made"
