using Conference.Controller.Access.Tokens;

namespace Conference.Controller.Whip;

/// <summary>Somebody at a meeting's door whose token holds there.</summary>
internal sealed record WhipPass(string MeetingId, JoinToken Token, string Address);
