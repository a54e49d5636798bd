using Conference.Recorder.Contracts;

namespace Conference.Recorder.Deliver;

/// <summary>A stored object's plain bytes, whose failures are told as those of a recording.</summary>
internal sealed class StorageStream(Stream inner) : ReadOnlyStream
{
    public static RecordingFailedException? Translate(Exception exception) => exception switch
    {
        StorageFaultException fault => S3RecordingStorage.Failed("storage", [fault]),
        InvalidDataException => new("storage_corrupt", exception.Message, retryable: false, exception),
        KeyNotFoundException => new("storage_key_missing", exception.Message, retryable: false, exception),
        _ => null,
    };

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (Translate(exception) is not null)
        {
            throw Translate(exception)!;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
