using System.Net;
using System.Text.Json;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Events;

public sealed class ChatTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly string[] Nobody = ["nobody"];

    [Fact]
    public async Task A_message_reaches_everybody_with_one_number_and_stands_in_history()
    {
        await using var room = await Room.OpenAsync(controller);
        var sent = await room.Ada.SayAsync("  Hello\r\nall\u0007 ");
        Assert.Equal("Hello\nall", sent.Text("text"));
        foreach (var listener in new[] { room.Hanna, room.Ada, room.Bob })
        {
            var heard = await listener.EventsUntilAsync(e => e.Text("type") == "messageSent");
            Assert.Equal(sent.GetProperty("sequence").GetInt64(), heard[^1].GetProperty("sequence").GetInt64());
            Assert.Equal((sent.Text("id"), room.Ada.Id, "Ada"), Who(heard[^1].GetProperty("data")));
        }

        await room.Bob.SayAsync("Hi Ada");
        var history = (await room.Hanna.CallAsync("getMessages")).GetProperty("items");
        Assert.Equal(["Hi Ada", "Hello\nall"], Room.Texts(history));
        var older = await room.Hanna.CallAsync("getMessages", new { before = history[0].Text("id"), limit = 1 });
        Assert.Equal(["Hello\nall"], Room.Texts(older.GetProperty("items")));
    }

    [Fact]
    public async Task What_is_private_stays_private()
    {
        await using var room = await Room.OpenAsync(controller);
        var secret = await room.Ada.SayAsync("Between us", room.Bob.Id);
        Assert.Equal("Between us", (await room.Bob.EventAsync("messageSent")).Text("text"));
        Assert.Equal("Between us", (await room.Ada.EventAsync("messageSent")).Text("text"));
        var open = await room.Ada.SayAsync("To all");
        Assert.Equal("To all", (await room.Hanna.EventAsync("messageSent")).Text("text")); // the first that Hanna hears

        Assert.Equal(["To all"], Room.Texts((await room.Hanna.CallAsync("getMessages")).GetProperty("items")));
        Assert.Equal(["To all", "Between us"], Room.Texts((await room.Bob.CallAsync("getMessages")).GetProperty("items")));
        await using var again = await EventClient.ConnectAsync(await EventClient.EnterAsync(controller, room.Meeting, "Hanna", "host"));
        Assert.Equal(["To all"], Room.Texts(again.State.GetProperty("chat")));
        Assert.Equal(["To all"], Room.Texts((await ReadAsync(await room.SendAsync(HttpMethod.Get, "chat"))).GetProperty("items")));
        Assert.Equal(["To all"], Room.Texts((await ReadAsync(await room.SendAsync(room.Hanna, HttpMethod.Get, "chat"))).GetProperty("items")));

        // Nobody else answers, changes, deletes or looks it up: for them it does not exist.
        var id = secret.Text("id");
        Assert.Equal("message_not_found", await room.Hanna.RefusalAsync("sendMessage", new { text = "What?", replyTo = id }));
        Assert.Equal("message_not_found", await room.Hanna.RefusalAsync("editMessage", new { messageId = id, text = "Mine" }));
        Assert.Equal("message_not_found", await room.Hanna.RefusalAsync("deleteMessage", new { messageId = id }));
        Assert.Equal("message_not_found", await room.Hanna.RefusalAsync("getMessages", new { before = id }));
        await (await room.SendAsync(HttpMethod.Get, $"chat/{id}")).AssertProblemAsync(404, "message_not_found");
        var reply = await room.Bob.CallAsync("sendMessage", new { text = "Sure", to = new[] { room.Ada.Id }, replyTo = id });
        Assert.Equal(id, reply.Text("replyTo"));
        Assert.NotEqual(open.Text("id"), id);
    }

    [Fact]
    public async Task A_message_that_is_sent_again_is_the_same_message()
    {
        await using var room = await Room.OpenAsync(controller);
        var first = await room.Ada.CallAsync("sendMessage", new { text = "Once", clientId = "c1" });
        var second = await room.Ada.CallAsync("sendMessage", new { text = "Once", clientId = "c1" });
        Assert.Equal((first.Text("id"), "c1"), (second.Text("id"), second.Text("clientId")));
        var others = await room.Bob.CallAsync("sendMessage", new { text = "Bob's own c1", clientId = "c1" });
        Assert.NotEqual(first.Text("id"), others.Text("id"));
        Assert.Equal(["Bob's own c1", "Once"], Room.Texts((await room.Hanna.CallAsync("getMessages")).GetProperty("items")));
    }

    [Fact]
    public async Task The_sender_edits_and_deletes_and_a_moderator_deletes()
    {
        await using var room = await Room.OpenAsync(controller);
        var id = (await room.Ada.SayAsync("Helo")).Text("id");
        Assert.Equal("not_granted", await room.Bob.RefusalAsync("editMessage", new { messageId = id, text = "Mine now" }));
        Assert.Equal("not_granted", await room.Bob.RefusalAsync("deleteMessage", new { messageId = id }));
        Assert.Equal("not_granted", await room.Hanna.RefusalAsync("editMessage", new { messageId = id, text = "As a host" }));

        await room.Ada.CallAsync("editMessage", new { messageId = id, text = "Hello" });
        var edited = await room.Bob.EventAsync("messageEdited");
        Assert.Equal((id, "Hello"), (edited.Text("id"), edited.Text("text")));
        Assert.Equal(JsonValueKind.String, edited.GetProperty("editedAt").ValueKind);

        await room.Hanna.CallAsync("deleteMessage", new { messageId = id });
        var deleted = await room.Ada.EventAsync("messageDeleted");
        Assert.Equal((id, room.Hanna.Id), (deleted.Text("messageId"), deleted.Text("by")));
        Assert.Equal("message_not_found", await room.Ada.RefusalAsync("editMessage", new { messageId = id, text = "Back" }));
        var left = Assert.Single((await room.Ada.CallAsync("getMessages")).GetProperty("items").EnumerateArray());
        Assert.Equal(("", JsonValueKind.String), (left.Text("text"), left.GetProperty("deletedAt").ValueKind));
    }

    [Fact]
    public async Task Grants_and_the_switch_decide_who_speaks()
    {
        await using var room = await Room.OpenAsync(controller);
        await room.Hanna.CallAsync("setGrants", new { participantId = room.Ada.Id, grants = new { privateChat = false } });
        Assert.Equal("not_granted", await room.Ada.RefusalAsync("sendMessage", new { text = "Psst", to = new[] { room.Bob.Id } }));
        await room.Ada.SayAsync("Aloud");
        await room.Hanna.CallAsync("setGrants", new { participantId = room.Ada.Id, grants = new { chat = false } });
        Assert.Equal("not_granted", await room.Ada.RefusalAsync("sendMessage", new { text = "Aloud" }));
        Assert.Equal("participant_not_found", await room.Bob.RefusalAsync("sendMessage", new { text = "Anybody?", to = Nobody }));

        await using var silent = await Room.OpenAsync(controller, new { chat = false });
        Assert.Equal("chat_disabled", await silent.Ada.RefusalAsync("sendMessage", new { text = "Hello?" }));
        await silent.Hanna.SayAsync("Silence, please");
        Assert.Equal("Silence, please", (await silent.Ada.EventAsync("messageSent")).Text("text"));
    }

    [Fact]
    public async Task An_application_speaks_to_all_reads_page_by_page_and_deletes()
    {
        await using var room = await Room.OpenAsync(controller);
        var post = await room.SendAsync(HttpMethod.Post, "chat", new { text = "One minute left", senderName = "Timer" });
        Assert.Equal(HttpStatusCode.Created, post.StatusCode);
        var heard = await room.Ada.EventAsync("messageSent");
        Assert.Equal(("application", "Timer", "One minute left"), (heard.Text("senderId"), heard.Text("senderName"), heard.Text("text")));
        Assert.Equal(heard.Text("id"), (await ReadAsync(await controller.Http.SendAsync(
            controller.Key.Request(HttpMethod.Get, post.Headers.Location!.ToString())))).Text("id"));
        await room.Ada.SayAsync("Two");
        await room.Ada.SayAsync("Three");

        var first = await ReadAsync(await room.SendAsync(HttpMethod.Get, "chat?limit=2"));
        Assert.Equal(["Three", "Two"], Room.Texts(first.GetProperty("items")));
        var second = await ReadAsync(await room.SendAsync(HttpMethod.Get, $"chat?limit=2&cursor={first.Text("nextCursor")}"));
        Assert.Equal(["One minute left"], Room.Texts(second.GetProperty("items")));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);

        Assert.Equal(HttpStatusCode.NoContent, (await room.SendAsync(HttpMethod.Delete, $"chat/{heard.Text("id")}")).StatusCode);
        Assert.Equal(heard.Text("id"), (await room.Ada.EventAsync("messageDeleted")).Text("messageId"));
    }

    [Fact]
    public async Task History_goes_back_beyond_what_is_kept_in_memory()
    {
        await using var room = await Room.OpenAsync(controller);
        const int Count = Controller.Meetings.Meeting.KeptMessages + 20;
        for (var i = 0; i < Count; i++)
            Assert.True((await room.SendAsync(HttpMethod.Post, "chat", new { text = $"{i}", clientId = $"{i}" })).IsSuccessStatusCode);

        var all = new List<string>();
        string? cursor = null;
        do
        {
            var page = await ReadAsync(await room.SendAsync(room.Ada, HttpMethod.Get, $"chat?limit=70&cursor={cursor}"));
            all.AddRange(Room.Texts(page.GetProperty("items")));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        Assert.Equal(Enumerable.Range(0, Count).Reverse().Select(i => $"{i}"), all);

        // The first one has left the memory: it is found, answered, sent again and deleted all the same.
        var page1 = await room.Ada.CallAsync("getMessages", new { limit = 200 });
        var oldest = page1.GetProperty("items")[199].Text("id");
        var first = (await room.Ada.CallAsync("getMessages", new { before = oldest, limit = 200 })).GetProperty("items")[19];
        Assert.Equal("0", first.Text("text"));
        await room.Ada.CallAsync("sendMessage", new { text = "I saw that", replyTo = first.Text("id") });
        var again = await ReadAsync(await room.SendAsync(HttpMethod.Post, "chat", new { text = "0", clientId = "0" }));
        Assert.Equal(first.Text("id"), again.Text("id"));
        await room.Hanna.CallAsync("deleteMessage", new { messageId = first.Text("id") });
        Assert.Equal(first.Text("id"), (await room.Bob.EventAsync("messageDeleted")).Text("messageId"));
    }

    private static (string, string, string) Who(JsonElement message) => (message.Text("id"), message.Text("senderId"), message.Text("senderName"));

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => await response.EnsureSuccessStatusCode().ReadJsonAsync();
}
