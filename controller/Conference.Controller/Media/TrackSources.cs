using System.Text.Json;
using Conference.Controller.Access.Roles;
using Conference.Mediasoup;

namespace Conference.Controller.Media;

internal static class TrackSources
{
    public static MediaKind Kind(this TrackSource source) =>
        source is TrackSource.Microphone or TrackSource.ScreenAudio ? MediaKind.Audio : MediaKind.Video;

    /// <summary>As clients write it.</summary>
    public static string Name(this TrackSource source) => JsonNamingPolicy.CamelCase.ConvertName(source.ToString());

    /// <summary>What it takes to publish the source.</summary>
    public static Grants Grant(this TrackSource source) => source switch
    {
        TrackSource.Microphone => Grants.PublishAudio,
        TrackSource.Camera => Grants.PublishVideo,
        TrackSource.Screen or TrackSource.ScreenAudio => Grants.ShareScreen,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A source without a grant."),
    };

    /// <summary>Whether a participant has one of it on all devices together: who shows two screens at once shows none well.</summary>
    public static bool IsShared(this TrackSource source) => source is TrackSource.Screen or TrackSource.ScreenAudio;
}
