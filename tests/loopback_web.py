"""Real web servers on loopback over a published tree: nginx with the snippet we write, Apache with our .htaccess."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from host_programs import found
from loopback_port import HANG_S, free_port, until_listening

_NGINX = """\
daemon off; error_log {folder}/nginx.log; pid {folder}/nginx.pid;{user}
events {{ worker_connections 256; }}
http {{
  access_log off;
  client_body_temp_path {folder}/tam; proxy_temp_path {folder}/tam; fastcgi_temp_path {folder}/tam;
  uwsgi_temp_path {folder}/tam; scgi_temp_path {folder}/tam;
  {servers}
}}
"""
_SERVER = 'server {{ listen 127.0.0.1:{port}; server_name localhost; root "{root}"; include "{snippet}"; }}'
_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "env", "setenvif")
_APACHE = """\
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/apache.log
{modules}
TypesConfig /dev/null
{user}
DocumentRoot "{root}"
<Directory "{root}">
  AllowOverride All
  Require all granted
</Directory>
"""
_APACHE_MODULES = Path("/usr/lib/apache2/modules")


@contextmanager
def nginx(folder: Path, root: Path, snippet: Path) -> Iterator[str]:
    """The root address of an nginx that serves `root`, itself perhaps a symlink."""
    port = free_port()
    with nginx_with(folder, _SERVER.format(port=port, root=root, snippet=snippet), port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def nginx_with(folder: Path, servers: str, port: int) -> Iterator[None]:
    """An nginx with these server blocks, one of which listens on `port`; its settings lie in `folder`."""
    user = " user root;" if os.geteuid() == 0 else ""
    settings = folder / "nginx.conf"
    settings.write_text(_NGINX.format(folder=folder, servers=servers, user=user), "utf-8")
    with _running([str(found("nginx")), "-p", str(folder), "-c", str(settings)], port):
        yield


@contextmanager
def apache(folder: Path, root: Path) -> Iterator[str]:
    """The same with Apache; the tree must be readable for its own account when tests run as root."""
    port = free_port()
    modules = "\n".join(f"LoadModule {name}_module {_APACHE_MODULES}/mod_{name}.so" for name in _MODULES)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    settings = folder / "apache.conf"
    settings.write_text(_APACHE.format(folder=folder, root=root, port=port, modules=modules, user=user), "utf-8")
    with _running([str(found("apache2")), "-X", "-f", str(settings)], port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        until_listening(process, port)
        yield
    finally:
        process.terminate()
        process.wait(HANG_S)
