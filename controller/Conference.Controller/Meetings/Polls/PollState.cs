using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Meetings.Polls;

[JsonConverter(typeof(CamelCaseEnumConverter<PollState>))]
internal enum PollState
{
    Open,
    Closed,
}
