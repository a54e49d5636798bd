using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Deliver;

/// <summary>
/// Keeps upload.json, changed on the disk before anything rests on it. A disk that is full or read-only stops no upload: it could only
/// not be gone on with after a restart.
/// </summary>
internal sealed partial class UploadProgress : IDisposable
{
    private const int Format = 1;

    private readonly string _file;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _lock = new(); // files are sent side by side: one looks for its entry while another adds its own
    private readonly UploadRecord _record;
    private readonly ILogger _logger;
    private bool _unwritable;

    private UploadProgress(string file, UploadRecord record, ILogger logger)
    {
        _file = file;
        _record = record;
        _logger = logger;
    }

    public IReadOnlyList<ObjectRecord> Objects => _record.Objects;

    /// <summary>Reads what an earlier run left. A file that cannot be understood counts as none: everything is sent again.</summary>
    public static async Task<UploadProgress> OpenAsync(string folder, ILogger logger, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "upload.json");
        try
        {
            var record = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellationToken), UploadJson.Default.UploadRecord);
            if (record is { Format: Format })
                return new UploadProgress(file, record, logger);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            // The first run, or one that the disk lost.
        }

        return new UploadProgress(file, new UploadRecord(Format, []), logger);
    }

    public ObjectRecord? Find(string target, string path)
    {
        lock (_lock)
            return _record.Objects.Find(entry => entry.Target == target && entry.Path == path);
    }

    public Task ReplaceAsync(ObjectRecord? old, ObjectRecord entry, CancellationToken cancellationToken) => ChangeAsync(
        () =>
        {
            lock (_lock)
            {
                if (old is not null)
                    _record.Objects.Remove(old);
                _record.Objects.Add(entry);
            }
        },
        cancellationToken);

    public async Task ChangeAsync(Action change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            change();
            await WriteAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_unwritable)
                Unwritable(_logger, exception, _file);
            _unwritable = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var temporary = _file + ".new";
        await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous))
        {
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(_record, UploadJson.Default.UploadRecord), cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _file, overwrite: true);
    }

    [LoggerMessage(4102, LogLevel.Warning, "{File} cannot be written: should this process end, the upload begins anew")]
    private static partial void Unwritable(ILogger logger, Exception exception, string file);
}
