using CodeAct.Embodied.Agents.Models;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Agents.Models;

public sealed class ModelProfileTests : IDisposable
{
    private static readonly Uri Anywhere = new("http://10.0.0.7:8000/v1");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public void The_address_chooses_the_server_and_the_name_the_model()
    {
        var profile = ModelProfiles.Shipped.Find(ChatEndpoint.OpenAi, "gpt-4o-mini-2024-07-18", null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(profile.Name, Is.EqualTo("default+openai+gpt-4o-mini"));
            Assert.That(profile.TokenField, Is.EqualTo("max_completion_tokens"));
            Assert.That(profile.Cost(1_000_000, 1_000_000), Is.EqualTo(0.75m));
        }
    }

    [Test]
    public void An_unknown_server_and_model_get_the_default()
    {
        var profile = ModelProfiles.Shipped.Find(Anywhere, "tiny", null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(profile.Name, Is.EqualTo("default"));
            Assert.That(profile.TokenField, Is.EqualTo("max_tokens"));
            Assert.That(profile.Cost(1, 1), Is.Null);
        }
    }

    [TestCase("vllm")]
    [TestCase("ollama")]
    [TestCase("llama.cpp")]
    [TestCase("openai")]
    public void A_profile_is_chosen_by_name(string name) =>
        Assert.That(ModelProfiles.Shipped.Find(Anywhere, "tiny", name).Name, Does.EndWith(name));

    [Test]
    public void A_file_of_ones_own_comes_last()
    {
        var file = folder.Write("models.yaml",
            """
            - name: at-home
              url: "*:8000/*"
              context_tokens: 8192
              system_role: fold
              price: {prompt: 1, completion: 2.5}
              extra_body: {chat_template_kwargs: {enable_thinking: false}, top_k: 40}
            """);

        var profile = ModelProfiles.Shipped.With(file).Find(Anywhere, "tiny", null);
        var body = ChatRequestJson.Body(
            new ChatRequest { Messages = [new(ChatRole.System, "Be kind."), new(ChatRole.User, "Hello.")], MaxAnswerTokens = 7 }, profile, "tiny");

        Assert.That(body.ToJsonString(), Is.EqualTo(
            """{"model":"tiny","messages":[{"role":"user","content":"Be kind.\n\nHello."}],"max_tokens":7,"chat_template_kwargs":{"enable_thinking":false},"top_k":40}"""));
    }

    [Test]
    public void A_mistake_is_shown_with_its_place()
    {
        var file = folder.Write("models.yaml", "- name: mine\n  tokenfield: max_tokens\n");

        Assert.That(() => ModelProfiles.Shipped.With(file), Throws.InstanceOf<InputException>().With.Message.Contains("models.yaml:2:3").And.Message.Contains("tokenfield"));
    }

    [Test]
    public void Every_mistake_is_shown_and_what_would_mend_it()
    {
        var file = folder.Write("models.yaml",
            """
            # mine
            - name: at-home
              system_role: fould
              merge_roles: perhaps
              context_tokens: 1.5
              price: {prompt: 1}
              extra_body: none
            - model: tiny
            """);

        Assert.That(() => ModelProfiles.Shipped.With(file), Throws.InstanceOf<InputException>().With.Message.EqualTo(
            $"""
            {file}:3:16: 'fould' is no value of 'system_role'; did you mean 'fold'?
            {file}:4:16: 'merge_roles' is true or false, not 'perhaps'
            {file}:5:19: 'context_tokens' is a whole number, not '1.5'
            {file}:6:10: a price lacks 'completion': what a million tokens cost that it writes.
            {file}:7:15: 'extra_body' is a table of names, not 'none'
            {file}:8:3: a profile lacks 'name': what it is called.
            """));
    }

    [TestCase("", TestName = "Nothing")]
    [TestCase("# - name: mine\n\n  # not yet\n", TestName = "Nothing but comments")]
    public void A_file_that_says_nothing_changes_nothing(string text) =>
        Assert.That(ModelProfiles.Shipped.With(folder.Write("models.yaml", text)).Names, Is.EqualTo(ModelProfiles.Shipped.Names));

    [TestCase("{a: 3, b: true, c: null, d: ~, e: }", """{"a":3,"b":true,"c":null,"d":null,"e":null}""", TestName = "What reads like JSON is JSON")]
    [TestCase("{a: [1, -2.5e3, {b: x}], c: auto}", """{"a":[1,-2.5e3,{"b":"x"}],"c":"auto"}""", TestName = "Lists and tables")]
    [TestCase("{a: '1,000', b: NaN, c: .5, d: 007}", """{"a":"1,000","b":"NaN","c":".5","d":"007"}""", TestName = "What is no number of JSON is a text")]
    public void What_is_added_to_the_request_s_body_becomes_JSON(string yaml, string json)
    {
        var profile = ModelProfiles.Shipped.With(folder.Write("models.yaml", $"- {{name: mine, model: tiny, extra_body: {{all: {yaml}}}}}\n")).Find(Anywhere, "tiny", null);

        Assert.That(profile.ExtraBody["all"], Is.EqualTo(json));
    }

    [Test]
    public void An_unknown_name_is_answered_with_those_there_are() =>
        Assert.That(() => ModelProfiles.Shipped.Find(Anywhere, "tiny", "vlm"), Throws.TypeOf<InputException>().With.Message.Contains("vllm"));
}
