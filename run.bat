@echo off
rem Windows has no make: this does what `make run` does.
setlocal
cd /d "%~dp0"
if not exist .venv\Scripts\python.exe py -3.11 -m venv .venv || exit /b 1
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt || exit /b 1
if not defined SIGNBOARD_SAMPLE set SIGNBOARD_SAMPLE=1
.venv\Scripts\streamlit run app.py --server.port 8501 %*
