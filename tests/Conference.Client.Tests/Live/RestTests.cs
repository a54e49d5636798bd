namespace Conference.Client.Tests.Live;

public sealed class RestTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_meeting_is_made_read_listed_changed_and_ended()
    {
        using var client = controller.Client();
        var startsAt = new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
        var created = await client.CreateMeetingAsync(new()
        {
            Name = "Plan",
            Kind = MeetingKind.Scheduled,
            StartsAt = startsAt,
            EndsAt = startsAt.AddHours(1),
            Capacity = 12,
            Region = "eu",
            Settings = new() { Lobby = LobbyMode.Guests, DefaultRole = Role.Attendee, MuteOnEntry = true },
        });
        Assert.NotEmpty(created.HostToken!);
        Assert.StartsWith(controller.Address + "m/", created.Link.ToString(), StringComparison.Ordinal);

        var meeting = client.Meeting(created.Info.Code);
        var read = await meeting.GetAsync();
        Assert.Equal((created.Id, "Plan", MeetingKind.Scheduled, MeetingStatus.Open), (read.Id, read.Name, read.Kind, read.Status));
        Assert.Equal((startsAt, 12, "eu"), (read.StartsAt!.Value, read.Capacity!.Value, read.Region));
        Assert.Equal((LobbyMode.Guests, Role.Attendee, true, true), (read.Settings.Lobby, read.Settings.DefaultRole, read.Settings.MuteOnEntry, read.Settings.Chat));
        Assert.Equal(created.Info.ETag, read.ETag);

        var changed = await meeting.UpdateAsync(new() { Name = "Planned", Clear = MeetingFields.Capacity }, read.ETag);
        Assert.Equal(("Planned", (int?)null, "eu"), (changed.Name, changed.Capacity, changed.Region));
        var late = await Assert.ThrowsAsync<ChangedMeanwhileException>(() => meeting.UpdateAsync(new() { Name = "Late" }, read.ETag));
        Assert.Equal(412, late.Status);
        Assert.Equal("eu2", (await meeting.UpdateAsync(new() { Region = "eu2" })).Region);

        Assert.Contains(await client.ListMeetingsAsync(MeetingStatus.Open).ToListAsync(), one => one.Id == created.Id);
        await meeting.EndAsync("done");
        Assert.Equal(MeetingStatus.Ended, (await meeting.GetAsync()).Status);
        Assert.Contains(await client.ListMeetingsAsync(MeetingStatus.Ended).ToListAsync(), one => one.Id == created.Id);
        Assert.DoesNotContain(await client.ListMeetingsAsync(MeetingStatus.Open).ToListAsync(), one => one.Id == created.Id);
        Assert.NotEmpty(await meeting.ListAuditAsync().ToListAsync());
    }

    [Fact]
    public async Task The_same_idempotency_key_makes_one_meeting()
    {
        using var client = controller.Client();
        var key = $"order-{Guid.NewGuid():N}";

        var first = await client.CreateMeetingAsync(new() { Name = "Once" }, key);
        var second = await client.CreateMeetingAsync(new() { Name = "Once" }, key);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.HostToken, second.HostToken);
        var reused = await Assert.ThrowsAsync<ConferenceException>(() => client.CreateMeetingAsync(new() { Name = "Other" }, key));
        Assert.Equal((422, "idempotency_key_reused"), (reused.Status, reused.Code));
    }

    [Fact]
    public async Task A_list_longer_than_a_page_is_read_to_its_end()
    {
        using var client = controller.Client();
        var made = new List<string>();
        for (var number = 0; number < 105; number++)
            made.Add((await client.CreateMeetingAsync(new() { Name = $"{number}" })).Id);

        var listed = await client.ListMeetingsAsync().Select(one => one.Id).ToListAsync();

        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.Empty(made.Except(listed));
    }

    [Fact]
    public async Task What_is_not_there_or_not_allowed_is_told_by_its_code()
    {
        using var client = controller.Client();
        using var guest = controller.Guest();
        using var wrong = new ConferenceClient(new() { Address = controller.Address, ApiKeyId = "nobody", ApiKeySecret = "nothing" });

        Assert.Equal("meeting_not_found", (await Assert.ThrowsAsync<NotFoundException>(() => client.Meeting("zzz-zzzz-zzz").GetAsync())).Code);
        Assert.Equal(401, (await Assert.ThrowsAsync<ConferenceException>(() => guest.ListMeetingsAsync().ToListAsync().AsTask())).Status);
        Assert.Equal("token_invalid", (await Assert.ThrowsAsync<ConferenceException>(() => wrong.ListMeetingsAsync().ToListAsync().AsTask())).Code);
        Assert.Equal("invalid_body", (await Assert.ThrowsAsync<ConferenceException>(() => client.CreateMeetingAsync(new() { Capacity = -1 }))).Code);
    }

    [Fact]
    public async Task An_api_key_is_made_used_rotated_and_revoked()
    {
        using var client = controller.Client();
        var made = await client.ApiKeys.CreateAsync("Backend");
        using var backend = With(made);
        await backend.CreateMeetingAsync();

        var rotated = await client.ApiKeys.RotateAsync(made.Id, TimeSpan.FromHours(1));
        Assert.NotEqual(made.Kid, rotated.Kid);
        using var renewed = With(rotated);
        await renewed.CreateMeetingAsync();
        await backend.CreateMeetingAsync();
        Assert.Equal(2, (await client.ApiKeys.GetAsync(made.Id)).Secrets.Count);

        await client.ApiKeys.RevokeSecretAsync(made.Id, made.Kid!);
        Assert.Equal("token_revoked", (await Assert.ThrowsAsync<ConferenceException>(() => backend.CreateMeetingAsync())).Code);
        await client.ApiKeys.RevokeAsync(made.Id);
        Assert.Equal(401, (await Assert.ThrowsAsync<ConferenceException>(() => renewed.CreateMeetingAsync())).Status);
        Assert.Contains(await client.ApiKeys.ListAsync().ToListAsync(), key => key.Id == made.Id && key.RevokedAt is not null);
    }

    [Fact]
    public async Task A_webhook_is_made_changed_and_deleted()
    {
        using var client = controller.Client();
        var made = await client.Webhooks.CreateAsync(new(new("https://example.org/hook")) { Events = ["recording*"], Description = "Archive" });
        Assert.StartsWith("whsec_", made.Secret, StringComparison.Ordinal);

        var read = await client.Webhooks.GetAsync(made.Id);
        Assert.Equal((new Uri("https://example.org/hook"), "Archive", true, (string?)null), (read.Url!, read.Description, read.Enabled, read.Secret));
        var changed = await client.Webhooks.UpdateAsync(made.Id, new() { Enabled = false, Events = ["meeting*"] }, read.ETag);
        Assert.Equal((false, "meeting*"), (changed.Enabled, Assert.Single(changed.Events)));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => client.Webhooks.UpdateAsync(made.Id, new() { Enabled = true }, read.ETag));
        Assert.NotEqual(made.Secret, (await client.Webhooks.RotateSecretAsync(made.Id)).Secret);
        Assert.Empty(await client.Webhooks.ListDeliveriesAsync(made.Id, DeliveryState.Delivered).ToListAsync());

        await client.Webhooks.DeleteAsync(made.Id);
        await Assert.ThrowsAsync<NotFoundException>(() => client.Webhooks.GetAsync(made.Id));
        Assert.DoesNotContain(await client.Webhooks.ListAsync().ToListAsync(), one => one.Id == made.Id);
    }

    [Fact]
    public async Task A_backend_lets_in_mutes_promotes_and_puts_out()
    {
        using var client = controller.Client();
        using var guest = controller.Guest();
        var meeting = await client.CreateMeetingAsync(new() { Passcode = "1234-abcd", Settings = new() { Lobby = LobbyMode.Guests } });

        Assert.Equal("passcode_required", (await Assert.ThrowsAsync<ConferenceException>(() => guest.Meeting(meeting.Id).JoinAsync("Bob"))).Code);
        await using var bob = await guest.Meeting(meeting.Id).JoinAsync("Bob", new() { Passcode = "1234-abcd" });
        Assert.Equal(ParticipantState.Waiting, bob.State.Self.State);
        var admitted = bob.WaitForAdmissionAsync();
        Assert.Equal(bob.ParticipantId, (await meeting.Lobby.ListAsync().ToListAsync()).Single().ParticipantId);
        await meeting.Lobby.AdmitAsync(bob.ParticipantId);
        await admitted.WaitAsync(Patience);

        var info = await meeting.Participants.GetAsync(bob.ParticipantId);
        Assert.Equal(("Bob", Role.Speaker, true), (info.DisplayName, info.Role, info.Grants.HasFlag(Grants.PublishAudio)));
        var promoted = await meeting.Participants.UpdateAsync(bob.ParticipantId, new() { Role = Role.CoHost, Take = Grants.Record }, info.ETag);
        Assert.Equal((Role.CoHost, false, true), (promoted.Role, promoted.Grants.HasFlag(Grants.Record), promoted.Grants.HasFlag(Grants.Manage)));
        await bob.WaitUntilAsync(state => state.Self.Role == Role.CoHost).WaitAsync(Patience);

        var muted = bob.WaitForAsync<Muted>();
        await meeting.Participants.MuteAsync(bob.ParticipantId, allowUnmute: false);
        var muting = await muted.WaitAsync(Patience);
        Assert.Equal((TrackSource.Microphone, false), (muting.Source, muting.MayUnmute));
        var asked = bob.WaitForAsync<UnmuteRequested>();
        await meeting.Participants.AskToUnmuteAsync(bob.ParticipantId);
        await asked.WaitAsync(Patience);

        await meeting.LockAsync();
        await bob.WaitUntilAsync(state => state.Meeting.Locked).WaitAsync(Patience);
        await meeting.UnlockAsync();
        var events = bob.ReadEventsAsync();
        await meeting.Participants.BanAsync(bob.ParticipantId, "Enough.");
        var last = await events.ToListAsync().AsTask().WaitAsync(Patience);
        Assert.Contains(last, one => one is Removed);
        Assert.Equal("Bob", Assert.Single(await meeting.Participants.ListBansAsync().ToListAsync()).DisplayName);
        await meeting.Participants.LiftBanAsync((await meeting.Participants.ListBansAsync().FirstAsync()).Id);
        Assert.Empty(await meeting.Participants.ListBansAsync().ToListAsync());
        await meeting.EndAsync();
    }

    private ConferenceClient With(ApiKey key) => new(new() { Address = controller.Address, ApiKeyId = key.Kid, ApiKeySecret = key.Secret });
}
