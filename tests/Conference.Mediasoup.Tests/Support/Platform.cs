using System.Runtime.Versioning;

// The tests play worker processes with shell scripts, and look into /proc.
[assembly: SupportedOSPlatform("linux")]
