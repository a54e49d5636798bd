namespace Conference.Controller.Access;

/// <summary>Marks endpoints that also take a meeting's join token, of people who are not in the meeting any more or not yet.</summary>
internal sealed class TakesInvitations;
