using System.Net;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Access;

public sealed class IdempotencyTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    private const string Replayed = "Idempotency-Replayed";

    private readonly AccessHost _host = fixture.Host;

    [Fact]
    public async Task A_repeated_call_gets_the_first_answer_and_changes_nothing()
    {
        var (key, name) = (NewKey(), NewKey());
        using var first = await CreateAsync(key, name);
        using var second = await CreateAsync(key, name);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal((first.StatusCode, first.Headers.Location), (second.StatusCode, second.Headers.Location));
        Assert.False(first.Headers.Contains(Replayed));
        Assert.Equal("true", second.Headers.GetValues(Replayed).Single());
        Assert.Equal(1, await CountAsync(name));
    }

    [Fact]
    public async Task Calls_at_once_with_one_key_are_carried_out_once()
    {
        var (key, name) = (NewKey(), NewKey());
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => CreateAsync(key, name)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var texts = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.Single(texts.Distinct());
        Assert.Equal(11, answers.Count(answer => answer.Headers.Contains(Replayed)));
        Assert.Equal(1, await CountAsync(name));
    }

    [Fact]
    public async Task A_key_that_comes_back_with_another_call_is_refused()
    {
        var key = NewKey();
        using var first = await CreateAsync(key, "One");
        await (await CreateAsync(key, "Two")).AssertProblemAsync(422, "idempotency_key_reused");
        await _host.SendAsync(HttpMethod.Post, "api-keys?x=1", _host.Key.Token(), new { name = "One" }, key).AssertProblemAsync(422, "idempotency_key_reused");
        await _host.SendAsync(HttpMethod.Post, "tenants", _host.Key.Token(), new { name = "One" }, key).AssertProblemAsync(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_key_belongs_to_its_caller()
    {
        var key = NewKey();
        using var ours = await CreateAsync(key, "Same");
        using var theirs = await _host.SendAsync(HttpMethod.Post, "api-keys", (await _host.OtherTenantAsync()).Token(), new { name = "Same" }, key);
        Assert.Equal(HttpStatusCode.Created, theirs.StatusCode);
        Assert.NotEqual((await ours.ReadJsonAsync()).Text("secret"), (await theirs.ReadJsonAsync()).Text("secret"));
    }

    [Fact]
    public async Task A_refused_call_may_be_repeated_with_its_key()
    {
        var id = (await _host.CallAsync(HttpMethod.Post, "api-keys", new { name = "Rotated" })).Text("id");
        await _host.CallAsync(HttpMethod.Post, $"api-keys/{id}/rotate");
        var key = NewKey();
        await _host.SendAsync(HttpMethod.Post, $"api-keys/{id}/rotate", _host.Key.Token(), idempotencyKey: key).AssertProblemAsync(409, "api_key_rotating");
        await _host.CallAsync(HttpMethod.Delete, $"api-keys/{id}/secrets/{id}");
        using var again = await _host.SendAsync(HttpMethod.Post, $"api-keys/{id}/rotate", _host.Key.Token(), idempotencyKey: key);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.False(again.Headers.Contains(Replayed));
    }

    [Fact]
    public async Task A_call_without_an_answers_body_is_replayed_too()
    {
        var id = (await _host.CallAsync(HttpMethod.Post, "api-keys", new { name = "Revoked" })).Text("id");
        var key = NewKey();
        for (var i = 0; i < 2; i++)
        {
            using var response = await _host.SendAsync(HttpMethod.Delete, $"api-keys/{id}", _host.Key.Token(), idempotencyKey: key);
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            Assert.Equal(i == 1, response.Headers.Contains(Replayed));
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData(256)]
    public async Task A_key_of_another_form_is_refused(object key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/api-keys") { Content = System.Net.Http.Json.JsonContent.Create(new { name = "x" }) };
        request.Headers.Authorization = _host.Key.Header();
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key as string ?? new string('x', (int)key));
        using var response = await _host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_read_takes_no_notice_of_a_key()
    {
        var key = NewKey();
        for (var i = 0; i < 2; i++)
        {
            using var response = await _host.SendAsync(HttpMethod.Get, "api-keys", _host.Key.Token(), idempotencyKey: key);
            Assert.False(response.Headers.Contains(Replayed));
        }
    }

    [Fact]
    public async Task Stored_answers_cannot_be_read_in_the_database()
    {
        var key = NewKey();
        using var created = await CreateAsync(key, "Sealed");
        var secret = (await created.ReadJsonAsync()).Text("secret");
        var stored = await _host.Database.FindAsync<string>("SELECT body FROM idempotency_key WHERE key = @key", new { key }, default);
        Assert.DoesNotContain(secret, stored!, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(stored!)), StringComparison.Ordinal);
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private Task<HttpResponseMessage> CreateAsync(string key, string name) =>
        _host.SendAsync(HttpMethod.Post, "api-keys", _host.Key.Token(), new { name }, key);

    private async Task<long> CountAsync(string name) =>
        await _host.Database.FindAsync<long>("SELECT count(*) FROM api_key WHERE name = @name", new { name }, default);
}
