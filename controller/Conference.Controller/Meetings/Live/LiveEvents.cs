using System.Text.Json;
using Conference.Controller.Meetings.Changes;

namespace Conference.Controller.Meetings.Live;

internal sealed record HandRaised(HandView Hand) : EventBody("handRaised")
{
    public override string Data => Render(Hand, LiveJson.Default.HandView);
}

internal sealed record HandLowered(string ParticipantId, string? By) : EventBody("handLowered")
{
    public override string Data => Render(new HandLowering(ParticipantId, By), LiveJson.Default.HandLowering);
}

internal sealed record Reacted(string ParticipantId, string Reaction) : EventBody("reaction")
{
    public override string Data => Render(new ReactionView(ParticipantId, Reaction), LiveJson.Default.ReactionView);
}

internal sealed record ConsentChanged(ConsentView Consent) : EventBody("consentChanged")
{
    public override string Data => Render(Consent, LiveJson.Default.ConsentView);
}

/// <summary>To somebody's own devices.</summary>
internal sealed record OwnStateChanged(string Key, JsonElement? Value) : EventBody("stateChanged")
{
    public override string Data => Render(new OwnStateView(Key, Value), LiveJson.Default.OwnStateView);
}

/// <summary>To the one who is sent out, before everybody is told that they are gone.</summary>
internal sealed record Removed(RemovalView Removal) : EventBody("removed")
{
    public override string Data => Render(Removal, LiveJson.Default.RemovalView);
}

/// <summary>Who is heard now. It has no number and is not kept: the next one replaces it.</summary>
internal sealed record SpeakingNow(IReadOnlyList<string> ParticipantIds) : EventBody("speaking")
{
    public override string Data => Render(new SpeakingView(ParticipantIds), LiveJson.Default.SpeakingView);
}
