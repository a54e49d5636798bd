using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Meetings;

/// <summary>How many people may share their screens at a time.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ScreenShareMode>))]
internal enum ScreenShareMode
{
    One,
    Many,
}
