using System.Buffers;
using System.Security.Cryptography;
using Conference.Controller.Errors;
using Conference.Controller.Storage;

namespace Conference.Controller.Meetings.Files;

/// <summary>The contents of files: <c>files/&lt;meeting&gt;/&lt;id&gt;</c> in the data folder, under that name only once complete.</summary>
internal sealed class FileStore(StorageFolder folder)
{
    private const string Unfinished = ".part";
    private const int BufferBytes = 64 * 1024;
    private const int NoSpaceUnix = 28; // ENOSPC
    private const int NoSpaceWindows = unchecked((int)0x80070070); // ERROR_DISK_FULL

    private readonly string _root = Path.Combine(folder.Path, "files");

    public string PathOf(string meetingId, string fileId) => Path.Combine(_root, meetingId, fileId);

    /// <exception cref="RefusedException">It is empty, too large or not of its type, or the disk does not take it.</exception>
    public async Task<StoredContent> SaveAsync(
        string meetingId, string fileId, string type, Stream content, long maximumBytes, CancellationToken cancellationToken)
    {
        var path = PathOf(meetingId, fileId);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var stored = await WriteAsync(path + Unfinished, type, content, maximumBytes, cancellationToken);
            File.Move(path + Unfinished, path);
            return stored;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(maximumBytes);
        }
        catch (Exception exception) when (exception is (IOException and not BadHttpRequestException) or UnauthorizedAccessException)
        {
            throw Explain(exception);
        }
        finally
        {
            Remove(path + Unfinished);
        }
    }

    /// <summary>Takes a content away; nothing happens when it is gone. What cannot be taken away now goes with the next sweep.</summary>
    public void Remove(string meetingId, string fileId) => Remove(PathOf(meetingId, fileId));

    /// <summary>Takes away the contents of a meeting that nobody knows, left by a crash or by files that were deleted.</summary>
    /// <param name="known">The ids of the files that are kept.</param>
    /// <param name="before">What is younger may be on its way.</param>
    public void Sweep(string meetingId, IReadOnlySet<string> known, DateTimeOffset before)
    {
        foreach (var file in new DirectoryInfo(Path.Combine(_root, meetingId)).EnumerateFiles())
        {
            if (!known.Contains(file.Name) && file.LastWriteTimeUtc < before.UtcDateTime)
                Remove(file.FullName);
        }
    }

    /// <summary>The meetings of which there are contents.</summary>
    public IReadOnlyList<string> Meetings() =>
        Directory.Exists(_root) ? [.. Directory.EnumerateDirectories(_root).Select(path => Path.GetFileName(path))] : [];

    private static async Task<StoredContent> WriteAsync(
        string path, string type, Stream content, long maximumBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
            var size = 0L;
            while (await content.ReadAtLeastAsync(buffer.AsMemory(0, BufferBytes), FileTypes.HeadBytes, false, cancellationToken) is > 0 and var read)
            {
                if (size == 0)
                    FileTypes.CheckContent(type, buffer.AsSpan(0, Math.Min(read, FileTypes.HeadBytes)));
                size += read;
                if (size > maximumBytes)
                    throw TooLarge(maximumBytes);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            if (size == 0)
                throw new RefusedException(RefusalCode.InvalidBody, "The body is empty: send the file's content.");
            file.Flush(flushToDisk: true);
            return new StoredContent(size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static RefusedException TooLarge(long maximumBytes) =>
        new(RefusalCode.FileTooLarge, $"A file may have {maximumBytes} bytes at most.");

    private static RefusedException Explain(Exception exception) => exception.HResult is NoSpaceUnix or NoSpaceWindows
        ? new RefusedException(RefusalCode.StorageFull, "The server's disk is full: tell its operator.", exception)
        : new RefusedException(RefusalCode.StorageUnwritable, "The server cannot store files now: tell its operator.", exception);

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Also when the folder is not there. What is left is swept up later.
        }
    }
}
