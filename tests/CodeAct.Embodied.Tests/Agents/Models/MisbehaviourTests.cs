using CodeAct.Embodied.Agents.Models;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Models;

/// <summary>Each way in which endpoints misbehave ends in an answer or in a failure with a name, within the time that was set.</summary>
[CancelAfter(60_000)]
public sealed class MisbehaviourTests
{
    private static readonly Answer Good = Answers.Text("Done.");

    [TestCaseSource(nameof(Recoverable))]
    public async Task It_is_asked_again_and_answers(Answer bad, bool streams, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(bad, Good);

        var answer = await Model(server, streams).AskAsync(Request, null, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content, Is.EqualTo("Done."));
            Assert.That(answer.Requests, Is.EqualTo(2));
        }
    }

    [TestCaseSource(nameof(Hopeless))]
    public async Task It_fails_with_a_name_and_a_reason(Answer bad, bool streams, ChatFailure failure, string message, int requests, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(bad);

        var exception = (await Assert.ThrowsAsync<ChatModelException>(() => Model(server, streams).AskAsync(Request, null, cancellationToken)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception.Failure, Is.EqualTo(failure));
            Assert.That(exception.Message, Does.Contain(message));
            Assert.That(exception.Requests, Is.EqualTo(requests).And.EqualTo(server.Requests.Count));
        }
    }

    [Test]
    public async Task Broken_answers_and_an_overloaded_endpoint_share_one_limit(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Status(200, ""), Answers.Status(500, "oops"));

        var exception = (await Assert.ThrowsAsync<ChatModelException>(() => Model(server, streams: false).AskAsync(Request, null, cancellationToken)))!;

        Assert.That(exception.Requests, Is.EqualTo(4).And.EqualTo(server.Requests.Count));
    }

    [TestCaseSource(nameof(Odd))]
    public async Task It_is_read_as_it_was_meant(Answer odd, bool streams, Func<ChatAnswer, object?> fact, object? expected, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(odd);

        var answer = await Model(server, streams).AskAsync(Request, null, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fact(answer), Is.EqualTo(expected));
            Assert.That(answer.Requests, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_wish_for_a_long_wait_is_granted_up_to_the_limit(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Status(429, "{}", retryAfter: "3600"), Good);

        var answer = await Model(server, streams: false).AskAsync(Request, null, cancellationToken);

        Assert.That(answer.Content, Is.EqualTo("Done."));
    }

    [Test]
    public async Task Where_nobody_listens_the_address_is_named(CancellationToken cancellationToken)
    {
        var nobody = Endpoint(new Uri("http://127.0.0.1:9/v1"), streams: false);

        var exception = (await Assert.ThrowsAsync<ChatModelException>(() =>
            new OpenAiChatModel(nobody, Profile, TimeProvider.System).AskAsync(Request, null, cancellationToken)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exception.Failure, Is.EqualTo(ChatFailure.Unreachable));
            Assert.That(exception.Message, Does.Contain("http://127.0.0.1:9/v1").And.Contain("--base-url"));
            Assert.That(exception.Requests, Is.EqualTo(4));
        }
    }

    [Test]
    public async Task A_stream_is_shown_as_it_comes(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Text("I look into the fridge."));
        List<string> shown = [];

        await Model(server, streams: true).AskAsync(Request, shown.Add, cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown, Has.Count.GreaterThan(1));
            Assert.That(string.Concat(shown), Is.EqualTo("I look into the fridge."));
        }
    }

    [Test]
    public async Task Who_cancels_in_mid_stream_is_heard_at_once(CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.HangInStream("I loo"));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var asking = Model(server, streams: true, TimeSpan.FromSeconds(30)).AskAsync(Request, _ => patience.Cancel(), patience.Token);

        Assert.That(() => asking.WaitAsync(TimeSpan.FromSeconds(1), cancellationToken), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(true, false, TestName = "A_body_without_end_is_left")]
    [TestCase(false, false, TestName = "Events_without_end_are_left")]
    [TestCase(false, true, TestName = "An_event_without_end_is_left")]
    public async Task What_never_ends_is_left(bool isWhole, bool isOneEvent, CancellationToken cancellationToken)
    {
        await using var server = await ChatServer.StartAsync(Answers.Flood(isWhole ? "application/json" : "text/event-stream", isOneEvent ? "data: " + new string('x', 1 << 16) : ": still there\n\n"));
        var endpoint = Endpoint(server.BaseUrl, streams: !isWhole) with { MaxRetries = 0 };

        var exception = (await Assert.ThrowsAsync<ChatModelException>(() =>
            new OpenAiChatModel(endpoint, Profile, TimeProvider.System).AskAsync(Request, null, cancellationToken)))!;

        Assert.That(exception.Message, Does.Contain("longer than"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_key_comes_back_nowhere(bool streams, CancellationToken cancellationToken)
    {
        const string Key = "sk-very-secret-1234";
        await using var server = await ChatServer.StartAsync(
            Answers.Calls($"I was sent sk-very {Key}.", ("goto", $$"""{"receptacle":"{{Key}}"}""")),
            Answers.Status(400, $$$"""{"error":{"message":"what is Bearer {{{Key}}}?"}}"""));
        var model = new OpenAiChatModel(Endpoint(server.BaseUrl, streams) with { ApiKey = Key }, Profile, TimeProvider.System);
        List<string> shown = [];

        var answer = await model.AskAsync(Request, shown.Add, cancellationToken);
        var exception = (await Assert.ThrowsAsync<ChatModelException>(() => model.AskAsync(Request, null, cancellationToken)))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content, Is.EqualTo("I was sent sk-very [key]."));
            Assert.That(answer.ToolCalls.Single().Arguments, Is.EqualTo("""{"receptacle":"[key]"}"""));
            Assert.That(string.Concat(shown), Is.EqualTo(streams ? answer.Content : ""));
            Assert.That(exception.Message, Does.Contain("Bearer [key]?"));
            Assert.That(server.Requests.Select(request => request.Authorization), Is.All.EqualTo($"Bearer {Key}"));
        }
    }

    private static IEnumerable<TestCaseData> Recoverable() =>
    [
        Case("429_with_a_Retry_After_that_is_no_number", Answers.Status(429, "{}", retryAfter: "NaN"), streams: false),
        Case("429_with_an_infinite_Retry_After", Answers.Status(429, "{}", retryAfter: "1e999"), streams: false),
        Case("429_with_a_negative_Retry_After", Answers.Status(429, "{}", retryAfter: "-1e99"), streams: true),
        Case("Status_999", Answers.Status(999, "{}"), streams: false),
        Case("429_with_Retry_After", Answers.Status(429, """{"error":{"message":"slow down"}}""", retryAfter: "0"), streams: false),
        Case("429_in_a_stream", Answers.Status(429, """{"error":{"message":"slow down"}}""", retryAfter: "0"), streams: true),
        Case("500", Answers.Status(500, "oops"), streams: false),
        Case("503", Answers.Status(503, """{"detail":"loading model"}"""), streams: false),
        Case("HTML_with_status_200", Answers.Status(200, "<html>Bad gateway</html>", type: "text/html"), streams: false),
        Case("HTML_in_place_of_a_stream", Answers.Status(200, "<html>Bad gateway</html>", type: "text/html"), streams: true),
        Case("Cut_JSON_with_status_200", Answers.Status(200, """{"choices":[{"message":{"content":"Do"""), streams: false),
        Case("An_empty_body", Answers.Status(200, ""), streams: false),
        Case("Empty_choices", Answers.Status(200, """{"choices":[]}"""), streams: false),
        Case("An_error_object_with_status_200", Answers.Status(200, """{"error":{"message":"worker died"}}"""), streams: false),
        Case("Finish_reason_abort", Answers.Message("""{"content":"Do"}""", "\"abort\""), streams: false),
        Case("Finish_reason_abort_in_a_stream", Answers.Stream(Answers.Delta("Do"), Answers.Finish("abort"), "[DONE]"), streams: true),
        Case("A_stream_without_finish_reason", Answers.Stream(Answers.Delta("Do")), streams: true),
        Case("A_stream_without_finish_reason_but_with_DONE", Answers.Stream(Answers.Delta("Do"), "[DONE]"), streams: true),
        Case("A_stream_of_empty_choices", Answers.Stream("""{"choices":[]}""", "[DONE]"), streams: true),
        Case("An_error_in_the_stream", Answers.Stream(Answers.Delta("Do"), """{"error":{"message":"CUDA out of memory"}}"""), streams: true),
        Case("A_cut_event_in_the_stream", Answers.Stream(Answers.Delta("Do"), """{"choices":[{"del"""), streams: true),
        Case("A_connection_closed_in_mid_stream", Answers.CloseInStream("Do"), streams: true),
    ];

    private static IEnumerable<TestCaseData> Hopeless() =>
    [
        Failure("429_for_ever", Answers.Status(429, """{"error":{"message":"quota used up"}}"""), false, ChatFailure.Overloaded, "quota used up", 4),
        Failure("500_for_ever", Answers.Status(500, "oops"), false, ChatFailure.Overloaded, "status 500", 4),
        Failure("401", Answers.Status(401, """{"error":{"message":"wrong key"}}"""), false, ChatFailure.Refused, "OPENAI_API_KEY", 1),
        Failure("404", Answers.Status(404, """{"error":"model not found"}"""), false, ChatFailure.Refused, "--model", 1),
        Failure("400_in_the_flat_form", Answers.Status(400, """{"object":"error","message":"roles must alternate","code":400}"""), true, ChatFailure.Refused, "roles must alternate", 1),
        Failure("400_about_length", Answers.Status(400, """{"error":{"message":"maximum context length is 4096 tokens","code":"context_length_exceeded"}}"""), false, ChatFailure.ContextTooLong, "4096", 1),
        Failure("A_redirect_to_a_file", Answers.Redirect("file:///etc/passwd"), false, ChatFailure.Refused, "--base-url", 1),
        Failure("A_redirect_to_another_host", Answers.Redirect("http://127.0.0.2:9/v1/chat/completions"), true, ChatFailure.Refused, "--base-url", 1),
        Failure("HTML_for_ever", Answers.Status(200, "<html>Bad gateway</html>", type: "text/html"), false, ChatFailure.BrokenAnswer, "Bad gateway", 4),
        Failure("No_finish_reason_for_ever", Answers.Stream(Answers.Delta("Do")), true, ChatFailure.BrokenOff, "finish reason", 4),
        Failure("An_error_in_every_stream", Answers.Stream("""{"error":"CUDA out of memory"}"""), true, ChatFailure.Aborted, "CUDA", 4),
        Failure("Closed_for_ever", Answers.CloseInStream("Do"), true, ChatFailure.BrokenOff, "closed", 4),
        Failure("Closed_before_the_answer_for_ever", Answers.Close(), false, ChatFailure.BrokenOff, "closed", 4),
        Failure("Silence", Answers.Hang(), false, ChatFailure.TimedOut, "silent", 4),
        Failure("Silence_in_place_of_a_stream", Answers.Hang(), true, ChatFailure.TimedOut, "silent", 4),
        Failure("Silence_in_mid_stream", Answers.HangInStream("Do"), true, ChatFailure.TimedOut, "silent", 1),
    ];

    private static IEnumerable<TestCaseData> Odd() =>
    [
        Oddity("A_null_finish_reason", Answers.Message("""{"content":"Done."}""", "null"), false, answer => answer.FinishReason, null),
        Oddity("An_unknown_finish_reason", Answers.Message("""{"content":"Done."}""", "\"eos\""), false, answer => answer.FinishReason, "eos"),
        Oddity("An_unknown_finish_reason_in_a_stream", Answers.Stream(Answers.Delta("Done."), Answers.Finish("eos")), true, answer => answer.Content, "Done."),
        Oddity("No_usage", Answers.Message("""{"content":"Done."}""", usage: null), false, answer => answer.Usage, null),
        Oddity("Usage_null", Answers.Message("""{"content":"Done."}""", usage: "null"), false, answer => answer.Usage, null),
        Oddity("Usage_in_the_last_event", Answers.Text("Done."), true, answer => answer.Usage, new ChatUsage(100, 10)),
        Oddity("Negative_usage", Answers.Message("""{"content":"Done."}""", usage: """{"prompt_tokens":-2000000000,"completion_tokens":1}"""), false, answer => answer.Usage, null),
        Oddity("Absurd_usage", Answers.Message("""{"content":"Done."}""", usage: """{"prompt_tokens":2000000000,"completion_tokens":1}"""), false, answer => answer.Usage, null),
        Oddity("Half_a_surrogate_pair", Answers.Message("""{"content":"Done\ud83d"}"""), false, answer => answer.Content, "Done\ufffd"),
        Oddity("A_surrogate_pair_over_two_events", Answers.Stream("""{"choices":[{"delta":{"content":"Done\ud83d"}}]}""", """{"choices":[{"delta":{"content":"\ude00"}}]}""", Answers.Finish("stop")), true, answer => answer.Content, "Done\ud83d\ude00"),
        Oddity("Halves_that_do_not_meet", Answers.Stream("""{"choices":[{"delta":{"content":"Done\ud83d"}}]}""", Answers.Delta("!"), """{"choices":[{"delta":{"content":"\ude00"}}]}""", Answers.Finish("stop")), true, answer => answer.Content, "Done!\ufffd"),
        Oddity("Content_null", Answers.Message("""{"content":null}"""), false, answer => answer.Content, ""),
        Oddity("Content_in_parts", Answers.Message("""{"content":[{"type":"text","text":"Do"},{"type":"text","text":"ne."}]}"""), false, answer => answer.Content, "Done."),
        Oddity("Reasoning", Answers.Message("""{"content":"Done.","reasoning_content":"Hm."}"""), false, answer => answer.Reasoning, "Hm."),
        Oddity("Arguments_as_an_object", Answers.Message("""{"content":"","tool_calls":[{"function":{"name":"goto","arguments":{"receptacle":"fridge 1"}}}]}""", "\"tool_calls\""), false, answer => answer.ToolCalls.Single().Arguments, """{"receptacle":"fridge 1"}"""),
        Oddity("Arguments_in_pieces", Answers.Calls("", ("goto", """{"receptacle":"fridge 1"}""")), true, answer => answer.ToolCalls.Single(), new ChatToolCall("call_0", "goto", """{"receptacle":"fridge 1"}""")),
        Oddity("A_whole_answer_in_place_of_a_stream", Answers.Message("""{"content":"Done."}"""), true, answer => answer.Content, "Done."),
        Oddity("A_cut_answer", Answers.Text("Do", "length"), false, answer => answer.IsCut, true),
    ];

    private static ChatRequest Request { get; } = new() { Messages = [new ChatMessage(ChatRole.User, "Do it.")] };

    private static ModelProfile Profile => ModelProfiles.Shipped.Find(new Uri("http://127.0.0.1/v1"), "tiny", null);

    private static OpenAiChatModel Model(ChatServer server, bool streams, TimeSpan? silence = null) =>
        new(Endpoint(server.BaseUrl, streams) with { SilenceLimit = silence ?? TimeSpan.FromSeconds(0.5) }, Profile, TimeProvider.System);

    private static ChatEndpoint Endpoint(Uri url, bool streams) => new()
    {
        ApiKey = "none",
        BaseUrl = url,
        Model = "tiny",
        Streams = streams,
        FirstWait = TimeSpan.FromMilliseconds(1),
        LongestWait = TimeSpan.FromMilliseconds(20),
    };

    private static TestCaseData Case(string name, Answer answer, bool streams) => new TestCaseData(answer, streams).SetName(name + "_is_asked_again");

    private static TestCaseData Failure(string name, Answer answer, bool streams, ChatFailure failure, string message, int requests) =>
        new TestCaseData(answer, streams, failure, message, requests).SetName($"{name}_fails_as_{failure}");

    private static TestCaseData Oddity(string name, Answer answer, bool streams, Func<ChatAnswer, object?> fact, object? expected) =>
        new TestCaseData(answer, streams, fact, expected).SetName(name + "_is_read");
}
