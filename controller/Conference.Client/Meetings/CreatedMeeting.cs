namespace Conference.Client;

/// <summary>A meeting that was just made.</summary>
public sealed class CreatedMeeting : Meeting
{
    internal CreatedMeeting(ClientContext context, MeetingInfo info, string? hostToken)
        : base(context, info.Id)
    {
        Info = info;
        HostToken = hostToken;
    }

    /// <summary>The meeting as it was made.</summary>
    public MeetingInfo Info { get; }

    /// <summary>Lets its bearer join as host. The server tells it this once; null when it made none.</summary>
    public string? HostToken { get; }

    /// <summary>The address that people open to join.</summary>
    public Uri Link => new(Context.Rest.Server, $"m/{Uri.EscapeDataString(Info.Code)}");
}
