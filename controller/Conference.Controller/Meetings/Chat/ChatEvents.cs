using Conference.Controller.Meetings.Changes;
using Conference.Controller.Meetings.Live;

namespace Conference.Controller.Meetings.Chat;

internal sealed record MessageSent(MessageView Message) : EventBody("messageSent")
{
    public override string Data => Render(Message, LiveJson.Default.MessageView);
}

internal sealed record MessageEdited(MessageView Message) : EventBody("messageEdited")
{
    public override string Data => Render(Message, LiveJson.Default.MessageView);
}

internal sealed record MessageDeleted(string MessageId, string? By) : EventBody("messageDeleted")
{
    public override string Data => Render(new MessageDeletion(MessageId, By), LiveJson.Default.MessageDeletion);
}

internal sealed record MessageDeletion(string MessageId, string? By);
