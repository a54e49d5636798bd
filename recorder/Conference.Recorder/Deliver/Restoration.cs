using System.Security.Cryptography;
using Conference.Recorder.Contracts;

namespace Conference.Recorder.Deliver;

/// <summary>Brings one stored object back as the file that it was.</summary>
internal sealed class Restoration(IRecordingStorage storage, StoredObject stored, string path)
{
    private const int BufferBytes = 256 * 1024;

    /// <exception cref="RecordingFailedException">It cannot be read, or is not what was stored.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(path) && await HashAsync(cancellationToken) == stored.Sha256)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".restoring";
        try
        {
            if (await ReadAsync(temporary, cancellationToken) != stored.Sha256)
                throw new RecordingFailedException("storage_corrupt", $"{stored.Key} has other content than was stored.", retryable: false);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary); // of a disk that is full it is the first thing to go
        }
    }

    private async Task<string> ReadAsync(string target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = await storage.OpenAsync(stored, 0, null, cancellationToken);
        await using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = new byte[BufferBytes];
        while (await source.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            hash.AppendData(buffer, 0, count);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
