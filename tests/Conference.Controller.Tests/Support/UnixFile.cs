namespace Conference.Controller.Tests.Support;

internal static class UnixFile
{
    /// <summary>Lets a script be run.</summary>
    public static void MakeExecutable(string path)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The tests' scripts are for a Unix shell.");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
