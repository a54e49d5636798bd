namespace Conference.Recorder.Remote;

/// <summary>How a recorder reaches meetings in other processes.</summary>
public sealed class RemoteFeedOptions
{
    /// <summary>Key that tokens are signed with, the same in all processes.</summary>
    public IReadOnlyList<byte> Key { get; set; } = [];

    /// <summary>The recorder's IP address, to which the media workers send.</summary>
    public string TapIp { get; set; } = "127.0.0.1";

    /// <summary>How long a meeting's process may be out of reach before the capture ends with what it has. Default 5 minutes.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);
}
