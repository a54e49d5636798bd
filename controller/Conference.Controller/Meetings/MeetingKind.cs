using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Meetings;

[JsonConverter(typeof(CamelCaseEnumConverter<MeetingKind>))]
internal enum MeetingKind
{
    /// <summary>Now, and over when it is ended or has stood empty.</summary>
    Instant,

    /// <summary>At a time: others than hosts come in from a quarter of an hour before it.</summary>
    Scheduled,

    /// <summary>A room that stays: ending it sends everybody out, and the next meeting takes place under the same code.</summary>
    Recurring,
}
