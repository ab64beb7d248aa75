# Installs Signboard on Windows (64 bits) out of the unpacked archive of `make bundle`, without a
# network, or upgrades it; Python 3.11 has to be there. Not run on Windows yet.
#   powershell -ExecutionPolicy Bypass -File install.ps1 -To C:\signboard
# As deploy/install.sh: beside, tried on a copy of the data, switched last; data stay in To\var.
param([string]$To = "C:\signboard")
$ErrorActionPreference = "Stop"
$env:SIGNBOARD_VAR = "$To\var"
$release = "$To\releases\$(Get-Date -Format yyyyMMdd-HHmmss)"
$python = "$release\.venv\Scripts\python.exe"

function Run($program) {
    & $program @args
    if ($LASTEXITCODE -ne 0) { throw "$program $args" }
}

foreach ($line in Get-Content -Encoding UTF8 "$PSScriptRoot\SHA256SUMS") {
    $sum, $name = $line -split "  ", 2
    if ((Get-FileHash -LiteralPath "$PSScriptRoot\$name").Hash -ne $sum) {
        throw "安装包不完整或被改动，什么都没有安装。The archive is incomplete or was changed: $name"
    }
}
try {
    New-Item -ItemType Directory -Path $release | Out-Null
    Copy-Item -Recurse -Force "$PSScriptRoot\app\*", "$PSScriptRoot\sbom.cdx.json" $release
    Run py "-3.11" -m venv "$release\.venv"
    if (Test-Path "$To\current\.streamlit\secrets.toml") { Copy-Item "$To\current\.streamlit\secrets.toml" "$release\.streamlit" }
    Run $python -m pip install --quiet --no-index --find-links "$PSScriptRoot\wheels" --require-hashes --disable-pip-version-check -r "$release\requirements.txt"
    $backup = @()
    if ((Test-Path "$To\current") -and (Test-Path "$To\var\signboard.duckdb")) {
        $backup = @("$To\var\backups\before-update-$(Split-Path $release -Leaf).duckdb")
        New-Item -ItemType Directory -Force -Path "$To\var\backups" | Out-Null
        Push-Location "$To\current"
        Run .venv\Scripts\python.exe -m data backup $backup[0]
        Pop-Location
    }
    Run $python "$release\deploy\trial.py" @backup
} catch {
    Remove-Item -Recurse -Force $release -ErrorAction SilentlyContinue
    Write-Host "安装没有完成，仍是原来的版本。Not installed; the release before stays."
    throw
}
if (Test-Path "$To\current") { cmd /c rmdir "$To\current" }
New-Item -ItemType Junction -Path "$To\current" -Target $release | Out-Null
Write-Host "已安装。启动（升级后重新启动）：Installed. Start it (after an upgrade: again):"
Write-Host "  cd $To\current; `$env:SIGNBOARD_VAR = '$To\var'; .venv\Scripts\streamlit run app.py"
