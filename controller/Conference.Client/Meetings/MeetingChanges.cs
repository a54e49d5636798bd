using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Conference.Client;

/// <summary>What is to change of a meeting. Whatever is null stays.</summary>
public sealed record MeetingChanges
{
    /// <summary>What it is called; at most 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it is meant to end.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>How a recurring one comes again: an RRULE (RFC 5545).</summary>
    public string? Recurrence { get; init; }

    /// <summary>Where its media should run.</summary>
    public string? Region { get; init; }

    /// <summary>How many people it takes.</summary>
    public int? Capacity { get; init; }

    /// <summary>How it behaves; settings that are null stay too.</summary>
    public MeetingSettings? Settings { get; init; }

    /// <summary>What is taken away, so that the meeting has none of it.</summary>
    [JsonIgnore]
    public MeetingFields Clear { get; init; }

    /// <summary>The changes as a JSON Merge Patch (RFC 7396), in which null takes away and what is not there stays.</summary>
    internal JsonObject Patch()
    {
        var patch = JsonSerializer.SerializeToNode(this, ClientJson.Default.MeetingChanges)!.AsObject();
        foreach (var field in Enum.GetValues<MeetingFields>().Where(field => field != MeetingFields.None && Clear.HasFlag(field)))
            patch[JsonNamingPolicy.CamelCase.ConvertName(field.ToString())] = null;
        return patch;
    }
}
