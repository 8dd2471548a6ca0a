import { cases } from '../testing';
import { dockerfile } from './language';
import { packageCache } from './package-cache';

cases(packageCache, dockerfile, {
  fails: [
    'FROM alpine:3.20\nRUN apk ⟦add⟧ git=2\n',
    'FROM alpine:3.20\nONBUILD RUN apk ⟦add⟧ git\n',
    'FROM centos:7\nRUN yum ⟦install⟧ -y httpd-2.4\n',
    'FROM centos:7\nRUN yum clean all && yum ⟦install⟧ -y x\n',
    'FROM fedora:40\nRUN dnf ⟦upgrade⟧ -y\nRUN microdnf ⟦install⟧ -y x\n',
    'FROM opensuse/leap:15\nRUN zypper ⟦in⟧ -y x\n',
    'FROM node:22\nRUN yarn ⟦install⟧\n',
  ],
  passes: [
    'FROM alpine:3.20\nRUN apk --no-cache add git && apk update\n',
    'FROM alpine:3.20\nRUN --mount=type=cache,target=/var/cache/apk apk add git\n',
    'FROM centos:7\nRUN yum install -y x && yum clean all\nRUN yum install -y y && rm -rf /var/cache/yum\n',
    'FROM fedora:40\nRUN dnf install -y x && dnf clean all\nRUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y x\nRUN microdnf install x && rm -rf /var/cache/dnf\n',
    'FROM opensuse/leap:15\nRUN zypper in -y x && zypper cc\n',
    'FROM node:22\nRUN yarn install && yarn cache clean\nRUN --mount=type=cache,target=/root/.cache/yarn yarn install\n',
    'FROM node:22 AS build\nRUN yarn install\nFROM nginx:1.27\nCOPY --from=build /x /y\n',
  ],
  fixes: [{ before: 'FROM alpine:3.20\nRUN apk add git\n', after: 'FROM alpine:3.20\nRUN apk add --no-cache git\n' }],
});
