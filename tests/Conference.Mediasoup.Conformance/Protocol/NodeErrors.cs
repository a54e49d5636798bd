using System.Text.Json;

namespace Conference.Mediasoup.Conformance;

/// <summary>Which of mediasoup's errors an exception of ours is.</summary>
internal static class NodeErrors
{
    private const string TypeError = "TypeError";

    // The worker's exit code for settings that it refuses.
    private const int WrongSettings = 42;

    public static NodeError From(Exception exception) => new(Name(exception), exception.Message);

    private static string Name(Exception exception) => exception switch
    {
        EntityNotFoundException or ObjectDisposedException => "NotFoundError",
        ArgumentException or JsonException or InvalidOperationException => TypeError,
        UnsupportedRtpException or NotSupportedException => "UnsupportedError",
        ChannelClosedException or WorkerDiedException => "WorkerClosedError",
        WorkerStartException { ExitCode: WrongSettings } => TypeError,
        RequestRejectedException { Error: TypeError } => TypeError,
        _ => "Error",
    };
}
