using Conference.Client.Http;

namespace Conference.Client;

public sealed partial class RecordingsClient
{
    private const string Unfinished = ".part";

    /// <summary>The film as a stream that is read once from its beginning; a connection that breaks is made again where it was.</summary>
    /// <param name="recordingId">Which; it must be completed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The recording is not there, or not ready (<c>recording_not_ready</c>).</exception>
    public Task<Stream> OpenFileAsync(string recordingId, CancellationToken cancellationToken = default) =>
        OpenFileAsync(recordingId, 0, cancellationToken);

    /// <summary>Saves the film (MP4). What an earlier run has left in <c>path.part</c> is continued; <paramref name="path"/> appears when it is whole.</summary>
    /// <param name="recordingId">Which; it must be completed.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="progress">Told the number of bytes that are there.</param>
    /// <param name="cancellationToken">Gives up; what has come stays for the next time.</param>
    /// <exception cref="ConferenceException">The recording is not there, or not ready (<c>recording_not_ready</c>).</exception>
    public async Task DownloadAsync(string recordingId, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var recording = await GetAsync(recordingId, cancellationToken);
        var unfinished = path + Unfinished;
        await using (var file = new FileStream(unfinished, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read))
        {
            // A finished recording never changes, so its first bytes are good whenever they came; more than there are were never its.
            if (file.Length >= (recording.SizeBytes ?? 0))
                file.SetLength(0);
            file.Seek(0, SeekOrigin.End);
            await using var source = await OpenFileAsync(recordingId, file.Length, cancellationToken);
            await CopyAsync(source, file, progress, cancellationToken);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private async Task<Stream> OpenFileAsync(string recordingId, long position, CancellationToken cancellationToken)
    {
        var stream = new ResumingStream(_rest, $"{Of(recordingId)}/file", position);
        try
        {
            await stream.OpenAsync(cancellationToken);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static async Task CopyAsync(Stream source, Stream target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress?.Report(target.Position);
        }
    }
}
