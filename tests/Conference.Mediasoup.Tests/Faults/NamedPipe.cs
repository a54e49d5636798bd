using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>A FIFO, which .NET can open but not make.</summary>
internal static class NamedPipe
{
    private const uint OwnerOnly = 0x180;

    public static void Create(string path)
    {
        if (MakeFifo([.. Encoding.UTF8.GetBytes(path), 0], OwnerOnly) != 0) throw new Win32Exception();
    }

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo(byte[] path, uint mode);
}
