namespace Conference.Recorder.Deliver;

/// <summary>A request to a storage failed for good; the message names endpoint, bucket, key and the way out.</summary>
internal sealed class StorageFaultException(FaultKind kind, string message, Exception inner) : InvalidOperationException(message, inner)
{
    public FaultKind Kind { get; } = kind;
}
