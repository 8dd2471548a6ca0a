import { cases } from '../testing';
import { dockerfile } from './language';
import { packageYes } from './package-yes';

cases(packageYes, dockerfile, {
  fails: [
    'FROM centos:7\nRUN yum ⟦install⟧ httpd-2.4\n',
    'FROM fedora:40\nRUN dnf ⟦install⟧ httpd && microdnf ⟦install⟧ x\n',
    'FROM opensuse/leap:15\nRUN zypper ⟦in⟧ httpd && zypper ⟦rm⟧ x\n',
    'FROM centos:7\nONBUILD RUN yum ⟦groupinstall⟧ Tools\n',
  ],
  passes: [
    'FROM centos:7\nRUN yum install -y httpd && yum -y groupinstall x && yum install --assumeyes y && yum clean all\n',
    'FROM fedora:40\nRUN dnf -qy install x\n',
    'FROM opensuse/leap:15\nRUN zypper --non-interactive in x && zypper -n in y && zypper in -y z && zypper install --no-confirm w && zypper search v\n',
  ],
  fixes: [{ before: 'FROM centos:7\nRUN yum install httpd\n', after: 'FROM centos:7\nRUN yum install -y httpd\n' }],
});
