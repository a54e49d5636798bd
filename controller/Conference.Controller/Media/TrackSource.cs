using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Media;

/// <summary>What a producer shows or says; a device has at most one producer of each, and a participant one screen.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TrackSource>))]
internal enum TrackSource
{
    Microphone,
    Camera,
    Screen,
    ScreenAudio,
}
