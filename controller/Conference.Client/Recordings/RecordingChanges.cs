using System.Text.Json.Nodes;

namespace Conference.Client;

/// <summary>What is to change of a recording. Whatever is null stays.</summary>
public sealed record RecordingChanges
{
    /// <summary>What it is called.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is kept whatever the rules of retention say; nobody can delete it meanwhile.</summary>
    public bool? LegalHold { get; init; }

    /// <summary>When the rules of retention delete it.</summary>
    public DateTimeOffset? RetainUntil { get; init; }

    /// <summary>Keeps it for ever; takes the place of <see cref="RetainUntil"/>.</summary>
    public bool RetainForever { get; init; }

    /// <summary>The changes as a JSON Merge Patch (RFC 7396), in which null takes away and what is not there stays.</summary>
    internal JsonObject Patch()
    {
        var patch = new JsonObject();
        if (Name is { } name)
            patch["name"] = name;
        if (LegalHold is { } hold)
            patch["legalHold"] = hold;
        if (RetainForever)
            patch["retainUntil"] = null;
        else if (RetainUntil is { } until)
            patch["retainUntil"] = until;
        return patch;
    }
}
