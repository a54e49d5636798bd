using System.Text.Json;
using Conference.Client.Connections;

namespace Conference.Client;

public sealed partial class MeetingConnection
{
    /// <summary>Changes the name that the others see.</summary>
    /// <param name="displayName">1 to 60 characters.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task RenameAsync(string displayName, CancellationToken cancellationToken = default) =>
        DoAsync("rename", new RenameParameters(displayName), ClientJson.Default.RenameParameters, cancellationToken);

    /// <summary>Raises this participant's hand.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task RaiseHandAsync(CancellationToken cancellationToken = default) =>
        DoAsync("raiseHand", new Nothing(), ClientJson.Default.Nothing, cancellationToken);

    /// <summary>Lowers a hand.</summary>
    /// <param name="participantId">Whose; null for one's own. Others' hands are lowered by hosts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task LowerHandAsync(string? participantId = null, CancellationToken cancellationToken = default) =>
        DoAsync("lowerHand", new HandParameters(participantId), ClientJson.Default.HandParameters, cancellationToken);

    /// <summary>Reacts.</summary>
    /// <param name="reaction">An emoji, such as 👍.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task ReactAsync(string reaction, CancellationToken cancellationToken = default) =>
        DoAsync("react", new ReactParameters(reaction), ClientJson.Default.ReactParameters, cancellationToken, repeatable: false);

    /// <summary>Asks the meeting something.</summary>
    /// <param name="poll">What.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task<Poll> CreatePollAsync(NewPoll poll, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(poll);
        var json = ClientJson.Default;
        var parameters = new CreatePollParameters(poll.Question, poll.Options, poll.Multiple, poll.Anonymous);
        return AskAsync("createPoll", parameters, json.CreatePollParameters, json.Poll, cancellationToken, repeatable: false);
    }

    /// <summary>Votes; a further vote replaces the one before.</summary>
    /// <param name="pollId">Which poll.</param>
    /// <param name="options">The chosen answers, counted from 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task VoteAsync(string pollId, IReadOnlyList<int> options, CancellationToken cancellationToken = default) =>
        DoAsync("vote", new VoteParameters(pollId, options), ClientJson.Default.VoteParameters, cancellationToken);

    /// <summary>Closes a poll.</summary>
    /// <param name="pollId">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task ClosePollAsync(string pollId, CancellationToken cancellationToken = default) =>
        DoAsync("closePoll", new PollParameters(pollId), ClientJson.Default.PollParameters, cancellationToken);

    /// <summary>Says whether this participant agrees to be recorded.</summary>
    /// <param name="recordingId">Which recording.</param>
    /// <param name="granted">Whether they agree.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task ConsentAsync(string recordingId, bool granted, CancellationToken cancellationToken = default) =>
        DoAsync("consent", new ConsentParameters(recordingId, granted), ClientJson.Default.ConsentParameters, cancellationToken);

    /// <summary>Keeps a value for this participant's own devices, which learn it as <see cref="StateChanged"/>.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">What it is; null to remove it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task SetStateAsync(string key, JsonElement? value, CancellationToken cancellationToken = default) =>
        DoAsync("setState", new SetStateParameters(key, value), ClientJson.Default.SetStateParameters, cancellationToken);
}
