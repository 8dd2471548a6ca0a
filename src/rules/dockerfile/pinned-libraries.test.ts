import { cases } from '../testing';
import { dockerfile } from './language';
import { pinnedLibraries } from './pinned-libraries';

cases(pinnedLibraries, dockerfile, {
  fails: [
    'FROM node:22\nRUN npm install -g ⟦express⟧ sax@0.1.1 ⟦@scope/tool⟧\n',
    'FROM node:22\nRUN npm install --loglevel verbose ⟦git+https://x.org/a.git⟧\n',
    'FROM ruby:3.3\nRUN gem install ⟦bundler⟧ rails:7.1\nRUN gem i ⟦nokogiri⟧ -- --use-system-libraries\n',
    'FROM golang:1.22\nRUN go install ⟦example.org/x/cmd/y@latest⟧ && go get ⟦example.org/z⟧\nRUN go run ⟦example.org/x⟧ arg\n',
    'FROM node:22\nONBUILD RUN npm install ⟦express⟧\n',
  ],
  passes: [
    'FROM node:22\nRUN npm install && npm install express@4.19 @a/b@1 ./x ../y /z ~/w a.tgz git+ssh://h:r#v1 && npm ci && npm run install\n',
    'FROM ruby:3.3\nRUN gem install bundler:2.5 && gem install rails -v 7.1 && gem install rails --version=7 && gem update\n',
    'FROM golang:1.22\nRUN go install ./... && go install . && go install example.org/x@v1.2 && go run ./cmd x && go build x && go install -tags a,b -ldflags "-s" ./x && go run main.go\n',
  ],
});
