using System.Runtime.InteropServices;

namespace Conference.Controller.Tests.Support;

/// <summary>Signals by their numbers on Linux.</summary>
internal enum UnixSignal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

internal static class UnixSignals
{
    public static void Send(this UnixSignal signal, int processId)
    {
        if (Kill(processId, (int)signal) != 0)
            throw new InvalidOperationException($"{signal} could not be sent to process {processId} (errno {Marshal.GetLastPInvokeError()}).");
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int processId, int signal);
}
