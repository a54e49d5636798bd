namespace Conference.Recorder.Remote;

/// <summary>The other process answered a request with an error.</summary>
internal sealed class FeedRefusedException(string code, string message) : InvalidOperationException(message)
{
    public string Code { get; } = code;
}
