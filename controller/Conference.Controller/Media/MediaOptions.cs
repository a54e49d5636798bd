namespace Conference.Controller.Media;

internal sealed class MediaOptions
{
    public const string Section = "Media";

    /// <summary>Given to every client; none are needed where clients reach this host's media ports directly.</summary>
    public IReadOnlyList<IceServer> IceServers { get; set; } = [];
}
