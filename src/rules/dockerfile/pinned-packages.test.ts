import { cases } from '../testing';
import { dockerfile } from './language';
import { pinnedPackages } from './pinned-packages';

cases(pinnedPackages, dockerfile, {
  fails: [
    'FROM debian:12\nRUN apt-get update && apt-get install -y ⟦git⟧ curl=7.88 ⟦$EXTRA⟧\n',
    'FROM debian:12\nRUN apt-get -y --no-install-recommends -t bookworm install ⟦git⟧\n',
    'FROM debian:12\nONBUILD RUN apt-get install -y ⟦git⟧\n',
    'FROM alpine:3.20\nRUN apk add --no-cache -t .deps ⟦git⟧ "curl>8"\n',
    'FROM centos:7\nRUN yum install -y ⟦httpd⟧ ⟦python3-pip⟧ httpd-2.4.46\n',
    'FROM fedora:40\nRUN microdnf install -y ⟦httpd-tools⟧ ⟦httpd-${VERSION}⟧\n',
    'FROM fedora:40\nRUN dnf module install -y ⟦nodejs⟧ ruby:3\n',
    'FROM opensuse/leap:15\nRUN zypper in -y ⟦git⟧ curl=8 "vim>=9"\n',
    'RUN apt-get install -y ⟦git⟧\n',
  ],
  passes: [
    'FROM debian:12\nRUN apt-get install -y git=1:2.39 ./x.deb /tmp/y.deb python3/bookworm\n',
    'FROM alpine:3.20\nRUN apk add git~2.45 ./x.apk\n',
    'FROM centos:7\nRUN yum install -y httpd-2.4.46-1.el7 https://x.org/a-b.rpm && yum groupinstall "Tools"\n',
    'FROM fedora:40\nENV VERSION=1\nRUN dnf install -y httpd-${VERSION}\n',
    'FROM debian:12\nRUN apt-get update && apt-get purge git\n',
  ],
});
