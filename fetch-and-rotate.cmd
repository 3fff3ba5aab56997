@echo off
rem Starts Fetch and Rotate on Windows: finds a JDK 25.0.3 or newer, builds the program if it isn't built, and hands over
rem to it. The folder it is called from stays the current one: that is the workspace. See fetch-and-rotate, which does
rem the same elsewhere.
rem
rem Exit code 3: no JDK, or the build failed. All others are the program's: see --help.

setlocal EnableExtensions DisableDelayedExpansion
set "NEEDED=250003"
set "FAR_HOME=%~dp0"
if "%FAR_HOME:~-1%"=="\" set "FAR_HOME=%FAR_HOME:~0,-1%"
set "APP=%FAR_HOME%\target\app"

rem --- a JDK -----------------------------------------------------------------------------------------------------
set "JDK="
set "BEST=0"
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined JDK for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :consider "%%~dp$PATH:J.."
if defined JDK goto jdk_found
for /d %%D in (
    "%ProgramFiles%\Eclipse Adoptium\*"
    "%ProgramFiles%\Java\*"
    "%ProgramFiles%\Microsoft\jdk*"
    "%ProgramFiles%\Zulu\*"
    "%ProgramFiles%\Amazon Corretto\*"
    "%ProgramFiles%\BellSoft\*"
    "%ProgramFiles%\OpenJDK\*"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*"
    "%USERPROFILE%\.jdks\*"
    "%USERPROFILE%\.gradle\jdks\*"
    "%USERPROFILE%\.sdkman\candidates\java\*"
    "%USERPROFILE%\scoop\apps\temurin*"
) do call :consider "%%~D"
if defined JDK goto jdk_found
echo fetch-and-rotate: needs a JDK 25.0.3 or newer and found none; install one ^(such as https://adoptium.net/^) or let JAVA_HOME name its folder 1>&2
exit /b 3
:jdk_found

rem --- the build: once, and when pom.xml or a source is newer than the last one ------------------------------------
set "STAMP=%APP%\built"
if not exist "%FAR_HOME%\pom.xml" goto built
if not exist "%STAMP%" goto build
set "NEWER="
for /f "delims=" %%N in ('powershell -NoProfile -Command "$s=(Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; Get-ChildItem -LiteralPath ($env:FAR_HOME+'\pom.xml'),($env:FAR_HOME+'\src\main'),($env:FAR_HOME+'\db\schema.sql') -Recurse | Where-Object {$_.LastWriteTimeUtc -gt $s} | Select-Object -First 1 -ExpandProperty Name"') do set "NEWER=%%N"
if not defined NEWER goto built
:build
if not exist "%APP%" mkdir "%APP%"
if not exist "%APP%" (
    echo fetch-and-rotate: can't write to "%FAR_HOME%\target", where the program is built 1>&2
    exit /b 3
)
echo fetch-and-rotate: building, which takes about a minute the first time ... 1>&2
type nul > "%STAMP%.new"
set "LOG=%FAR_HOME%\target\build.log"
pushd "%FAR_HOME%"
set "CALLERS_JAVA_HOME=%JAVA_HOME%"
set "JAVA_HOME=%JDK%"
call "%FAR_HOME%\mvnw.cmd" -q -B -ntp -Dquick -Dmaven.test.skip=true package > "%LOG%" 2>&1 < nul
set "RESULT=%ERRORLEVEL%"
set "JAVA_HOME=%CALLERS_JAVA_HOME%"
popd
if not "%RESULT%"=="0" (
    type "%LOG%" 1>&2
    echo fetch-and-rotate: the build failed; the lines above are "%LOG%" 1>&2
    exit /b 3
)
move /y "%STAMP%.new" "%STAMP%" > nul
:built

rem --- the program -----------------------------------------------------------------------------------------------
set "WINDOW="
if "%~1"=="" set "WINDOW=yes"
if /i "%~1"=="demo" set "WINDOW=yes"
for %%A in (%*) do (
    if /i "%%~A"=="--headless" set "WINDOW="
    if /i "%%~A"=="--help" set "WINDOW="
    if /i "%%~A"=="-h" set "WINDOW="
)
if defined WINDOW (
    "%JDK%\bin\java.exe" --module-path "%APP%\javafx" --add-modules javafx.controls,javafx.fxml --enable-native-access=javafx.graphics,ALL-UNNAMED --add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED -XX:MaxRAMPercentage=50 -cp "%APP%\lib\*" org.fetchandrotate.Main %*
) else (
    "%JDK%\bin\java.exe" -XX:+UseSerialGC -Xms64m -XX:MaxRAMPercentage=50 -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -cp "%APP%\lib\*" org.fetchandrotate.Main %*
)
exit /b %ERRORLEVEL%

rem Takes a folder for the JDK if its release file says that it is new enough, and newer than one taken before.
:consider
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION=0"
for /f "usebackq tokens=1,2 delims==" %%K in ("%~1\release") do if "%%K"=="JAVA_VERSION" for /f "tokens=1-3 delims=.-+" %%V in ("%%~L.0.0") do set /a "VERSION=%%V*10000+%%W*100+%%X"
if %VERSION% GEQ %NEEDED% if %VERSION% GTR %BEST% (
    set "BEST=%VERSION%"
    set "JDK=%~1"
)
exit /b 0
