using System.Text.Json.Serialization;
using Conference.Controller.Hosting;

namespace Conference.Controller.Access.Roles;

/// <summary>What somebody is in a meeting; decides the grants that they start with.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Role>))]
internal enum Role
{
    Host,
    CoHost,
    Speaker,
    Attendee,
    Observer,
}
