using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Conference.Recorder.Movies;

/// <summary>Room in the midst of a file.</summary>
internal static partial class FileRange
{
    /// <summary>What ranges are whole multiples of: the block of ext4 and of XFS as they are made by default.</summary>
    public const int Block = 4096;

    private const int InsertRange = 0x20;

    /// <summary>Moves all that is in a file behind <paramref name="length"/> bytes of room, without copying it.</summary>
    /// <returns>False where the file system cannot do that (fallocate(2): ext4 and XFS on Linux can), and then nothing has changed.</returns>
    public static bool TryInsert(SafeFileHandle file, long length) =>
        OperatingSystem.IsLinux() && RandomAccess.GetLength(file) > 0 && Allocate(file, InsertRange, 0, length) == 0;

    [LibraryImport("libc", EntryPoint = "fallocate")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);
}
