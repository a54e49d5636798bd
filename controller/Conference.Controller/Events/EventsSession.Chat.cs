using Conference.Controller.Api;
using Conference.Controller.Errors;
using Conference.Controller.Meetings.Chat;

namespace Conference.Controller.Events;

internal sealed partial class EventsSession
{
    public Task<MessageView> SendMessageAsync(SendMessageRequest parameters, CancellationToken cancellationToken)
    {
        CheckIn();
        return _services.Messenger.SendAsync(Meeting, Operation, parameters, message => message, cancellationToken);
    }

    public Task<MessageView> EditMessageAsync(EditParameters parameters, CancellationToken cancellationToken)
    {
        CheckIn();
        return _services.Messenger.EditAsync(Meeting, Operation, parameters.MessageId, parameters.Text, cancellationToken);
    }

    public Task<Answer> DeleteMessageAsync(MessageParameters parameters, CancellationToken cancellationToken)
    {
        CheckIn();
        return _services.Messenger.DeleteAsync(Meeting, Operation, parameters.MessageId, Answer.NoContent, cancellationToken);
    }

    public async Task<HistoryResult> GetMessagesAsync(HistoryParameters parameters, CancellationToken cancellationToken)
    {
        CheckIn();
        if (parameters.Limit is < 1 or > Page.MaximumLimit)
            throw new RefusedException(RefusalCode.InvalidParameters, $"limit must be 1 to {Page.MaximumLimit}.");
        return new HistoryResult(
            await _services.Messenger.ListAsync(Meeting, Operation.Caller, parameters.Before, parameters.Limit, cancellationToken));
    }
}
