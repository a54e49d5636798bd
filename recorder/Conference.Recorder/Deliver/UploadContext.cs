using Microsoft.Extensions.Logging;

namespace Conference.Recorder.Deliver;

/// <summary>What the uploads of one delivery share.</summary>
/// <param name="Gate">Lets as many requests run at a time as the options say.</param>
/// <param name="Sent">Told of bytes that have arrived; negative when they must be sent again.</param>
internal sealed record UploadContext(
    S3Target Target,
    StorageOptions Options,
    Retrier Retrier,
    StoredObjects Objects,
    UploadProgress Progress,
    SemaphoreSlim Gate,
    Action<long> Sent,
    ILogger Logger);
