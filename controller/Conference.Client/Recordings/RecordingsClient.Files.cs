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
        OpenAsync($"{Of(recordingId)}/file", 0, cancellationToken);

    /// <summary>Any file of a recording as a stream that is read once; a connection that breaks is made again where it was.</summary>
    /// <param name="recordingId">Which.</param>
    /// <param name="artifact">The <see cref="RecordingArtifact.Path"/> of one of its <see cref="Recording.Artifacts"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The recording or the file is not there.</exception>
    public Task<Stream> OpenFileAsync(string recordingId, string artifact, CancellationToken cancellationToken = default) =>
        OpenAsync(Of(recordingId, artifact), 0, cancellationToken);

    /// <summary>Saves the film (MP4). What an earlier run has left in <c>path.part</c> is continued; <paramref name="path"/> appears when it is whole.</summary>
    /// <param name="recordingId">Which; it must be completed.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="progress">Told the number of bytes that are there.</param>
    /// <param name="cancellationToken">Gives up; what has come stays for the next time.</param>
    /// <exception cref="ConferenceException">The recording is not there, or not ready (<c>recording_not_ready</c>).</exception>
    public async Task DownloadAsync(string recordingId, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var recording = await GetAsync(recordingId, cancellationToken);
        await SaveAsync($"{Of(recordingId)}/file", recording.SizeBytes ?? 0, path, progress, cancellationToken);
    }

    /// <summary>Saves any file of a recording, as <see cref="DownloadAsync(string, string, IProgress{long}, CancellationToken)"/> saves the film.</summary>
    /// <param name="recordingId">Which.</param>
    /// <param name="artifact">One of its <see cref="Recording.Artifacts"/>.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="progress">Told the number of bytes that are there.</param>
    /// <param name="cancellationToken">Gives up; what has come stays for the next time.</param>
    /// <exception cref="ConferenceException">The recording or the file is not there.</exception>
    public Task DownloadAsync(
        string recordingId, RecordingArtifact artifact, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return SaveAsync(Of(recordingId, artifact.Path), artifact.SizeBytes, path, progress, cancellationToken);
    }

    private async Task SaveAsync(string source, long size, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var unfinished = path + Unfinished;
        await using (var file = new FileStream(unfinished, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read))
        {
            // A finished file never changes, so its first bytes are good whenever they came; more than there are were never its.
            if (file.Length >= size)
                file.SetLength(0);
            file.Seek(0, SeekOrigin.End);
            await using var stream = await OpenAsync(source, file.Length, cancellationToken);
            await CopyAsync(stream, file, progress, cancellationToken);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private async Task<Stream> OpenAsync(string source, long position, CancellationToken cancellationToken)
    {
        var stream = new ResumingStream(_rest, source, position);
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

    private static string Of(string recordingId, string artifact)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(artifact);
        return $"{Of(recordingId)}/files/{string.Join('/', artifact.Split('/').Select(Uri.EscapeDataString))}";
    }
}
