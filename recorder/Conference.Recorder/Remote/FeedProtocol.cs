namespace Conference.Recorder.Remote;

/// <summary>Names of the protocol by which a recorder follows a meeting in another process: JSON-RPC 2.0 over WebSocket.</summary>
public static class FeedProtocol
{
    /// <summary>Path of the endpoint on the process that has the meeting.</summary>
    public const string Path = "/internal/recordings/feed";

    /// <summary>The WebSocket subprotocol.</summary>
    public const string Subprotocol = "conference.feed.v1";

    /// <summary>The server's first message, with the nonce for <see cref="FeedToken"/>.</summary>
    public const string Challenge = "challenge";

    /// <summary>Proves who asks, and opens a feed or goes on with one.</summary>
    public const string Authenticate = "authenticate";

    /// <summary>Says how many events have been read.</summary>
    public const string Received = "received";

    /// <summary>Taps a track.</summary>
    public const string Tap = "tap";

    /// <summary>Lets a tapped track flow.</summary>
    public const string Resume = "resume";

    /// <summary>Asks for a key frame.</summary>
    public const string RequestKeyFrame = "requestKeyFrame";

    /// <summary>Ends the feed.</summary>
    public const string Close = "close";

    /// <summary>The server's notification of an event.</summary>
    public const string Event = "event";

    /// <summary>Close code when there is nothing more to follow: the meeting is over, or there is none.</summary>
    public const int Gone = 4410;
}
